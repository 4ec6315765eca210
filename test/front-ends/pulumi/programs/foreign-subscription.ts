import { MeshIngress, SecureApplication } from 'fairlead/pulumi';

const zone = { zone: 'example.com', resourceGroup: 'dns', subscription: '00000000-0000-0000-0000-000000000002' };

const ingress = new MeshIngress('public', {
  namespace: 'istio-ingress',
  gateway: { selector: { istio: 'ingress' }, serviceAccount: 'istio-ingress', address: { ip: '192.0.2.1' } },
  domains: [{ name: 'example.com', certificate: { secret: { name: 'example-com-tls' } }, dns: { azure: zone } }],
  grants: [{ namespaces: ['shop'], hosts: ['orders'] }],
});
const paths = [{ path: '/orders', auth: { public: { reason: 'an example' } } }];
new SecureApplication('orders', { namespace: 'shop', ingress, ports: [{ name: 'http', port: 80, protocol: 'HTTP' }], expose: [{ paths }] });
