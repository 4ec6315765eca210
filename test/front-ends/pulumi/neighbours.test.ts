import { Provider } from '@pulumi/kubernetes';
import type { ComponentResourceOptions } from '@pulumi/pulumi';
import { mocked } from './mocked';
import { MeshIngress, SecureApplication, type MeshIngressArgs } from 'fairlead/pulumi';

const args: MeshIngressArgs = {
  name: 'public',
  namespace: 'istio-ingress',
  gateway: { selector: { istio: 'ingress' }, serviceAccount: 'istio-ingress', address: { ip: '192.0.2.1' } },
  domains: [{ name: 'example.com', certificate: { secret: { name: 'example-com-tls' } }, dns: { none: {} } }],
  grants: [{ namespaces: ['shop'], hosts: ['orders'] }],
};
const paths = [{ path: '/orders', auth: { public: { reason: 'an example' } } }];
const ports = [{ name: 'http', port: 80, protocol: 'HTTP' }] as const;
const application = { name: 'orders', namespace: 'shop', ports, expose: [{ paths }] };

test('the components of one run know nothing of those of another', async () => {
  const program = () => new SecureApplication('orders', { ...application, ingress: new MeshIngress('public', args) }).urls;
  const [first, second] = [await mocked(program), await mocked(program)];
  expect(first).toMatchObject({ result: ['https://orders.example.com'] });
  expect(second).toEqual(first);
});

test('the components of one cluster know nothing of those of another', async () => {
  const { error, resources } = await mocked(() => {
    for (const region of ['eu', 'us']) {
      const provider = new Provider(region);
      const ingress = new MeshIngress(`public-${region}`, args, { providers: { kubernetes: provider } });
      new SecureApplication(`orders-${region}`, { ...application, ingress }, region === 'eu' ? { provider } : { parent: ingress });
    }
  });
  expect(error).toBeUndefined();
  expect(resources.filter(({ type }) => type.endsWith(':VirtualService')).map(({ name }) => name)).toEqual([
    'orders-eu-public.istio-ingress.orders.example.com',
    'orders-us-public.istio-ingress.orders.example.com',
  ]);
});

test.each(['provider', 'providers', 'parent'])('a component of the same cluster is known by its %s', async (option) => {
  const { error } = await mocked(() => {
    const kubernetes = new Provider('eu');
    const ingress = new MeshIngress('public', args, { provider: kubernetes });
    new SecureApplication('orders', { ...application, ingress }, { provider: kubernetes });
    const same = { provider: { provider: kubernetes }, providers: { providers: [kubernetes] }, parent: { parent: ingress } }[option];
    new SecureApplication('again', { ...application, name: 'again', ingress, expose: [{ hosts: ['orders'], paths }] }, same);
  });
  expect(error?.message).toContain('`orders.example.com` is exposed by `fairlead:index:SecureApplication::orders` already');
});

test('a component of the same name and parent is the same one, as where several tests share one run', async () => {
  const apply = (opts: ComponentResourceOptions = {}) => new SecureApplication('orders', { ...application, ingress: new MeshIngress('public', args) }, opts);
  const { error } = await mocked(() => {
    apply();
    const parent = apply();
    expect(() => apply({ parent })).toThrow('there are two documents `SecureApplication` named `shop/orders`');
  });
  expect(error).toBeUndefined();
});

test('a component that had mistakes has taken nothing', async () => {
  const { error } = await mocked(() => {
    const ingress = new MeshIngress('public', args);
    expect(() => new SecureApplication('wrong', { ...application, ports: [], ingress })).toThrow('`ports` is empty');
    new SecureApplication('orders', { ...application, ingress });
  });
  expect(error).toBeUndefined();
});
