import * as pulumi from '@pulumi/pulumi';
import { ingressDocument } from './ingress-document';
import { mocked, type Addresses } from './mocked';
import { MeshIngress, SecureApplication, type MeshIngressArgs, type SecureApplicationArgs } from 'fairlead/pulumi';

const ports = [{ name: 'http', port: 80, protocol: 'HTTP' }] as const;

type Address = MeshIngressArgs['gateway']['address'];

const alb = { hostname: 'internal-public-1.eu-central-1.elb.amazonaws.com' };
const nlb = { hostname: 'public-1.elb.eu-central-1.amazonaws.com' };
const chinese = { hostname: 'public-1.elb.cn-north-1.amazonaws.com.cn' };
const service = { service: 'istio-ingress' };
const alias = (name: string, zoneId: string) => ({ type: 'A', aliases: [{ name, zoneId, evaluateTargetHealth: false }] });

test.each<[string, Address, string, object]>([
  ['an address of IPv4', { ip: '192.0.2.1' }, 'orders', { type: 'A', records: ['192.0.2.1'], ttl: 300 }],
  ['an address of IPv6, for the domain itself', { ip: '2001:db8::1' }, 'example.com', { type: 'AAAA', records: ['2001:db8::1'], ttl: 300 }],
  ['a hostname', { hostname: 'lb.example.net' }, 'orders', { type: 'CNAME', records: ['lb.example.net'], ttl: 300 }],
  ['an application load balancer', alb, 'orders', alias(alb.hostname, 'zone of application in eu-central-1')],
  ['a network load balancer', nlb, 'orders', alias(nlb.hostname, 'zone of network in eu-central-1')],
  ['a network load balancer in China, for the domain itself', chinese, 'example.com', alias(chinese.hostname, 'zone of network in cn-north-1')],
])('leads to %s', async (_, address, host, record) => {
  expect(await recordsOf({ address, hosts: [host] })).toEqual([{ name: host.includes('.') ? host : `${host}.example.com`, zoneId: 'Z1', ...record }]);
});

test('leads to the load balancer that the ingress names, for the domain itself too', async () => {
  const records = await recordsOf({ address: service, hosts: ['orders', 'example.com', '*.pages'], loadBalancer: pulumi.output('public') });
  const to = { zoneId: 'Z1', ...alias('public-1.elb.eu-central-1.amazonaws.com', 'ZONEOFpublic') };
  expect(records).toEqual(['example.com', 'orders.example.com', '*.pages.example.com'].map((name) => ({ name, ...to })));
});

test.each<[string, Addresses[string], object]>([
  ['a hostname', [{ hostname: 'a1.example.net' }], { type: 'CNAME', records: ['a1.example.net'] }],
  ['addresses', [{ ip: '192.0.2.1' }, { ip: '192.0.2.2' }], { type: 'A', records: ['192.0.2.1', '192.0.2.2'] }],
  ['an address of IPv6', [{ ip: '2001:db8::1' }], { type: 'AAAA', records: ['2001:db8::1'] }],
  ['both kinds of address', [{ ip: '2001:db8::1' }, { ip: '192.0.2.1' }], { type: 'A', records: ['192.0.2.1'] }],
])('leads to what the Service says, %s', async (_, address, record) => {
  const records = await recordsOf({ address: service, hosts: ['orders'] }, { 'istio-ingress/istio-ingress': address });
  expect(records).toEqual([{ name: 'orders.example.com', zoneId: 'Z1', ttl: 300, ...record }]);
});

test('reads a Service once for all records, in the cluster of the component', async () => {
  const { resources } = await mocked(() => apply({ address: service, hosts: ['orders', '*.pages'] }), { 'istio-ingress/istio-ingress': [{ ip: '192.0.2.1' }] });
  expect(resources.filter(({ id }) => id)).toEqual([
    { type: 'kubernetes:core/v1:Service', name: 'orders-istio-ingress.istio-ingress', id: 'istio-ingress/istio-ingress', inputs: {} },
  ]);
});

test('an ingress given as a document has the load balancer that the application names', async () => {
  const args: SecureApplicationArgs = { namespace: 'shop', ingress: ingressDocument, ports, expose: [{}], loadBalancer: 'public' };
  const { resources } = await mocked(() => new SecureApplication('orders', args).urls);
  expect(resources[0]!.inputs).toMatchObject({ name: 'orders.example.com', aliases: [{ zoneId: 'ZONEOFpublic' }] });
});

test.each<[string, Address, pulumi.Input<string> | undefined, object]>([
  ['an address', { ip: '192.0.2.1' }, undefined, { type: 'A', records: ['192.0.2.1'], ttl: 300 }],
  ['a load balancer', service, 'public', alias('public-1.elb.eu-central-1.amazonaws.com', 'ZONEOFpublic')],
])('the operator\'s records lead all hosts to %s, and an application has none', async (_, address, loadBalancer, record) => {
  const { resources, error } = await mocked(() => apply({ address, hosts: ['orders', 'example.com'], granted: ['orders', 'example.com'], loadBalancer, records: 'wildcard' }));
  expect(error).toBeUndefined();
  expect(resources.filter(({ type }) => type === 'aws:route53/record:Record').map(({ name, inputs }) => [name, inputs])).toEqual([
    ['public-public.istio-ingress.example.com', { name: 'example.com', zoneId: 'Z1', ...record }],
    ['public-public.istio-ingress.wildcard.example.com', { name: '*.example.com', zoneId: 'Z1', ...record }],
  ]);
});

test('the operator\'s record of a Service leads to what that says, but the domain itself needs a load balancer', async () => {
  const say = { 'istio-ingress/istio-ingress': [{ hostname: 'a1.example.net' }] };
  const { resources } = await mocked(() => apply({ address: service, hosts: ['orders'], granted: ['orders'], records: 'wildcard' }), say);
  expect(resources.filter(({ type }) => type === 'aws:route53/record:Record').map(({ inputs }) => inputs)).toEqual([
    { name: '*.example.com', zoneId: 'Z1', type: 'CNAME', records: ['a1.example.net'], ttl: 300 },
  ]);
  const { error } = await mocked(() => apply({ address: service, hosts: ['orders'], granted: ['orders', 'example.com'], records: 'wildcard' }), say);
  expect(error?.message).toContain('`example.com` is the domain itself, for which Route 53 needs an alias of a load balancer');
});

test('a host that applications share has one record, of the ingress, and is told by the application alone', async () => {
  const { resources, result, error } = await mocked(() => {
    const ingress = ingressAt(service, { loadBalancer: 'public' });
    const paths = [{ path: '/orders', auth: { public: { reason: 'an example' } } }];
    return new SecureApplication('orders', { namespace: 'shop', ingress, ports, expose: [{ hosts: ['api'], paths }] }).urls;
  });
  if (error) throw error;
  const records = resources.filter(({ type }) => type === 'aws:route53/record:Record');
  expect(records.map(({ name, inputs }) => [name, inputs])).toEqual([
    ['public-public.istio-ingress.api.example.com', { name: 'api.example.com', zoneId: 'Z1', ...alias('public-1.elb.eu-central-1.amazonaws.com', 'ZONEOFpublic') }],
  ]);
  expect(result).toEqual(['https://api.example.com']);
});

test('a domain that applications share needs an alias too', async () => {
  const { error } = await mocked(() => ingressAt(service, { sharedHosts: [{ host: 'example.com', routes: [{ prefix: '/', application: { name: 'site', namespace: 'web' } }] }] }));
  expect(String(error)).toContain('`example.com` is the domain itself, for which Route 53 needs an alias of a load balancer');
});

interface Reached {
  readonly address: Address;
  readonly hosts: readonly string[];
  readonly granted?: readonly string[];
  readonly loadBalancer?: pulumi.Input<string>;
  readonly records?: 'perHost' | 'wildcard';
}

async function recordsOf(reached: Reached, addresses: Addresses = {}): Promise<unknown[]> {
  const { resources, error } = await mocked(() => apply(reached), addresses);
  if (error) throw error;
  return resources.filter(({ type }) => type === 'aws:route53/record:Record').map(({ inputs }) => inputs);
}

function ingressAt(address: Address, more: Partial<MeshIngressArgs>, records?: Reached['records']): MeshIngress {
  return new MeshIngress('public', {
    namespace: 'istio-ingress',
    gateway: { selector: { istio: 'ingress' }, serviceAccount: 'istio-ingress', address },
    domains: [{ name: 'example.com', certificate: { secret: { name: 'example-com-tls' } }, dns: { route53: { zoneId: 'Z1', records } } }],
    sharedHosts: [{ host: 'api', routes: [{ prefix: '/orders', application: { name: 'orders', namespace: 'shop' } }] }],
    ...more,
  });
}

function apply({ address, hosts, granted = ['orders', 'example.com', '*.pages'], loadBalancer, records }: Reached): void {
  const ingress = ingressAt(address, { grants: [{ namespaces: ['shop'], hosts: granted }], sharedHosts: undefined, loadBalancer }, records);
  const paths = [{ path: '/orders', auth: { public: { reason: 'an example' } } }];
  new SecureApplication('orders', { namespace: 'shop', ingress, ports, expose: [{ hosts, paths }] });
}
