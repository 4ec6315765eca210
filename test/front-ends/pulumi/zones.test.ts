import { join } from 'node:path';
import * as pulumi from '@pulumi/pulumi';
import { mocked, type Addresses } from './mocked';
import { runProgram } from './run-program';
import { MeshIngress, SecureApplication, type DnsProvider, type MeshIngressArgs } from 'fairlead/pulumi';

const ports = [{ name: 'http', port: 80, protocol: 'HTTP' }] as const;
const service = { service: 'istio-ingress' };
const subscription = '00000000-0000-0000-0000-000000000000';

type Address = MeshIngressArgs['gateway']['address'];
type Dns = MeshIngressArgs['domains'][number]['dns'];

const google: Dns = { google: { zone: 'example-com', project: 'platform', ttl: 60 } };
const azure: Dns = { azure: { zone: 'example.com', resourceGroup: 'dns', subscription } };

test.each<[string, Address, string, object]>([
  ['an address of IPv4, for the domain itself', { ip: '192.0.2.1' }, 'example.com', { name: 'example.com.', type: 'A', rrdatas: ['192.0.2.1'] }],
  ['an address of IPv6', { ip: '2001:db8::1' }, 'orders.example.com', { name: 'orders.example.com.', type: 'AAAA', rrdatas: ['2001:db8::1'] }],
  ['a hostname', { hostname: 'lb.example.net' }, '*.pages.example.com', { name: '*.pages.example.com.', type: 'CNAME', rrdatas: ['lb.example.net.'] }],
  ['what a Service says', service, 'orders.example.com', { name: 'orders.example.com.', type: 'A', rrdatas: ['192.0.2.2'] }],
])('a record set of Google Cloud DNS leads to %s', async (_, address, host, args) => {
  expect(await recordsOf(google, address, host)).toEqual([
    ['gcp:dns/recordSet:RecordSet', `orders-public.istio-ingress.${host.replace('*', 'wildcard')}`, { managedZone: 'example-com', project: 'platform', ttl: 60, ...args }],
  ]);
});

test.each<[string, Address, string, object]>([
  ['an address of IPv4, for the domain itself', { ip: '192.0.2.1' }, 'example.com', { relativeRecordSetName: '@', recordType: 'A', aRecords: [{ ipv4Address: '192.0.2.1' }] }],
  ['an address of IPv6', { ip: '2001:db8::1' }, 'orders.example.com', { relativeRecordSetName: 'orders', recordType: 'AAAA', aaaaRecords: [{ ipv6Address: '2001:db8::1' }] }],
  ['a hostname', { hostname: 'lb.example.net' }, '*.pages.example.com', { relativeRecordSetName: '*.pages', recordType: 'CNAME', cnameRecord: { cname: 'lb.example.net' } }],
  ['what a Service says', service, 'orders.example.com', { relativeRecordSetName: 'orders', recordType: 'A', aRecords: [{ ipv4Address: '192.0.2.2' }] }],
])('a record set of Azure DNS leads to %s', async (_, address, host, args) => {
  expect(await recordsOf(azure, address, host)).toEqual([
    ['azure-native:dns:RecordSet', `orders-public.istio-ingress.${host.replace('*', 'wildcard')}`, { resourceGroupName: 'dns', zoneName: 'example.com', ttl: 300, ...args }],
  ]);
});

test('a provider for another subscription makes no record', async () => {
  const lookUp = () => ({ subscriptionId: subscription });
  const { exitCode, errors, registered } = await runProgram(join(__dirname, 'programs', 'foreign-subscription.ts'), { lookUp });
  expect([exitCode, registered.filter(({ urn }) => urn.includes('RecordSet'))]).toEqual([32, []]);
  expect(errors.join('\n')).toContain(`the zone is in the subscription \`${subscription.replace(/.$/, '2')}\`, and the provider \`azure-native\` of the component is for \`${subscription}\``);
});

/** As a program writes one: the type of a resource stands for a package of whoever keeps the records. */
class CloudflareRecord extends pulumi.CustomResource {
  constructor(name: string, args: pulumi.Inputs, opts: pulumi.CustomResourceOptions) {
    super('cloudflare:index/record:Record', name, args, opts);
  }
}

const cloudflare: DnsProvider = {
  name: 'cloudflare',
  record: (name, { host, ttl }, { type, values }, opts) => {
    return new CloudflareRecord(name, { name: host, ttl, type, content: values.apply(([first]) => first) }, opts);
  },
};

test.each<[string, Address, string, object]>([
  ['an address', { ip: '192.0.2.1' }, 'example.com', { type: 'A', content: '192.0.2.1' }],
  ['what a Service says', service, 'orders.example.com', { type: 'A', content: '192.0.2.2' }],
])('a record of a provider of one\'s own leads to %s', async (_, address, host, args) => {
  const { resources, error } = await mocked(() => apply({ provider: { name: 'cloudflare' } }, address, host, [cloudflare]), addresses);
  expect(error).toBeUndefined();
  expect(resources.filter(({ type }) => /cloudflare|DNSEndpoint/.test(type))).toEqual([
    { type: 'cloudflare:index/record:Record', name: `orders-public.istio-ingress.${host}`, inputs: { name: host, ttl: 300, ...args } },
  ]);
});

test('a record that no provider is there for ends the program', async () => {
  const { error } = await mocked(() => apply({ provider: { name: 'cloudflare' } }, { ip: '192.0.2.1' }, 'orders.example.com'), addresses);
  expect(error?.message).toContain('the records are kept by `cloudflare`, a DNS provider that a program brings, and none of this name is given');
});

test('the address of a Service is not published under a name of its own where records lead to it themselves', async () => {
  const { resources } = await mocked(() => apply(google, service, 'orders.example.com'), addresses);
  expect(resources.map(({ name }) => name).filter((name) => name.includes('address'))).toEqual([]);
});

const addresses: Addresses = { 'istio-ingress/istio-ingress': [{ ip: '192.0.2.2' }] };

async function recordsOf(dns: Dns, address: Address, host: string): Promise<unknown[]> {
  const { resources, error } = await mocked(() => apply(dns, address, host), addresses);
  if (error) throw error;
  return resources.filter(({ type }) => type.endsWith(':RecordSet')).map(({ type, name, inputs }) => [type, name, JSON.parse(JSON.stringify(inputs))]);
}

function apply(dns: Dns, address: Address, host: string, dnsProviders: readonly DnsProvider[] = []): void {
  const ingress = new MeshIngress('public', {
    namespace: 'istio-ingress',
    gateway: { selector: { istio: 'ingress' }, serviceAccount: 'istio-ingress', address },
    domains: [{ name: 'example.com', certificate: { secret: { name: 'example-com-tls' } }, dns }],
    grants: [{ namespaces: ['shop'], hosts: [host] }],
    dnsProviders,
  });
  const paths = [{ path: '/orders', auth: { public: { reason: 'an example' } } }];
  new SecureApplication('orders', { namespace: 'shop', ingress, ports, expose: [{ hosts: [host], paths }] });
}
