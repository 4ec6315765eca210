import { compile } from '../../lib/synth/compile';
import { documentsOf } from './case';

const ingress = (address: string) => `
apiVersion: fairlead.dev/v1alpha1
kind: MeshIngress
metadata: {name: public, namespace: istio-ingress}
spec:
  gateway: {selector: {istio: ingress}, serviceAccount: istio-ingress, address: ${address}}
  domains: [{name: example.com, certificate: {secret: {name: tls}}, dns: {route53: {zoneId: Z1, ttl: 60}}}]
  grants: [{namespaces: [shop], hosts: [orders]}]
`;
const application = `
apiVersion: fairlead.dev/v1alpha1
kind: SecureApplication
metadata: {name: orders, namespace: shop}
spec:
  ports: [{name: http, port: 80, protocol: HTTP}]
  expose: [{paths: [{path: /orders, auth: {public: {reason: open data}}}]}]
`;

function recordsAt(address: string): Record<string, unknown> {
  const { resources } = compile({ documents: documentsOf(`${ingress(address)}---${application}`) });
  return Object.fromEntries(resources.map(({ resource, ...more }) => [`${resource.kind} ${resource.metadata.name}`, 'record' in more ? more.record : 'none']));
}

const record = {
  host: 'orders.example.com',
  domain: 'example.com',
  zone: { route53: { zoneId: 'Z1' } },
  ttl: 60,
  name: 'public.istio-ingress.orders.example.com',
  namespace: 'shop',
  addressName: 'public.istio-ingress.example.com',
};
const others = { 'AuthorizationPolicy orders': 'none', 'Gateway public': 'none', 'VirtualService public.istio-ingress.orders.example.com': 'none' };

test.each([
  ['{hostname: lb.example.net}', { hostname: 'lb.example.net' }],
  ['{ip: 192.0.2.1}', { ip: '192.0.2.1' }],
])('what exists for DNS alone carries its record, at %s', (address, target) => {
  expect(recordsAt(address)).toEqual({ ...others, 'DNSEndpoint public.istio-ingress.orders.example.com': { ...record, target } });
});

test('the name of a Service\'s address is for DNS alone too', () => {
  const target = { service: { name: 'lb', namespace: 'istio-ingress' } };
  expect(recordsAt('{service: lb}')).toEqual({ ...others, 'Gateway public-address': 'address', 'DNSEndpoint public.istio-ingress.orders.example.com': { ...record, target } });
});

test('nothing is made where there is any problem', () => {
  const wrong = documentsOf(`${ingress('{ip: 192.0.2.1}')}---${application.replace('80', '"80"')}`);
  const { resources, problems } = compile({ documents: wrong });
  expect([resources, problems.map(({ code, on }) => [code, on === wrong[1]])]).toEqual([[], [['wrong-type', true]]]);
  expect(compile({ documents: documentsOf(application) }).resources).toEqual([]);
});
