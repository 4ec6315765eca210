import { MeshIngress, SecureApplication } from 'fairlead/pulumi';

const settings = { apiVersion: 'fairlead.dev/v1alpha1', kind: 'MeshSettings', metadata: { name: 'mesh' }, spec: { routing: 'gatewayApi' } };

// a mesh that routes by the Gateway API: policies stand before the routes that lead to them
export function program() {
  const ingress = new MeshIngress('public', {
    namespace: 'istio-ingress',
    settings,
    gateway: { selector: { istio: 'ingress' }, serviceAccount: 'istio-ingress', address: { service: 'istio-ingress' } },
    domains: [{ name: 'example.com', certificate: { secret: { name: 'example-com-tls' } }, dns: { none: {} } }],
    grants: [{ namespaces: ['shop'], hosts: ['orders'] }],
    tls: { httpsRedirect: false },
  });
  new SecureApplication('orders', {
    namespace: 'shop',
    ingress,
    settings,
    ports: [{ name: 'http', port: 80, protocol: 'HTTP' }],
    expose: [{ paths: [{ path: '/open', auth: { public: { reason: 'a catalogue' } } }] }],
  });
}
