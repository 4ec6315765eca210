import { MeshIngress } from 'fairlead/pulumi';

const args = {
  namespace: 'istio-ingress',
  gateway: { selector: { istio: 'ingress' }, serviceAccount: 'istio-ingress', address: { ip: '192.0.2.1' } },
  domains: [{ name: 'example.com', certificate: { secret: { name: 'example-com-tls' } }, dns: { none: {} } }],
  grants: [{ namespaces: ['shop'], hosts: ['orders'] }],
};

// two components that make the same resources
export function program() {
  new MeshIngress('public', args);
  new MeshIngress('wrong', { ...args, name: 'public' });
}
