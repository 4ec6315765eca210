import { MeshIngress, SecureApplication } from 'fairlead/pulumi';

export function program() {
  const ingress = new MeshIngress('public', {
    namespace: 'istio-ingress',
    gateway: { selector: { istio: 'ingress' }, serviceAccount: 'istio-ingress', address: { service: 'istio-ingress' } },
    domains: [{ name: 'example.com', certificate: { secret: { name: 'example-com-tls' } }, dns: { none: {} } }],
  });
  new SecureApplication('wrong', { namespace: 'shop', ingress, ports: [{ name: 'http', port: 80, protocol: 'HTTP' }], loadBalancer: 'public' });
}
