import { Provider as AwsProvider } from '@pulumi/aws/provider';
import { ConfigMap } from '@pulumi/kubernetes/core/v1/configMap';
import { Provider } from '@pulumi/kubernetes/provider';
import { MeshIngress, SecureApplication, SecureApplications } from 'fairlead/pulumi';

const kubernetes = new Provider('cluster');
const aws = new AwsProvider('account', { region: 'eu-central-1' });
const before = new ConfigMap('before', {}, { provider: kubernetes });

const ingress = new MeshIngress('public', {
  namespace: 'istio-ingress',
  gateway: { selector: { istio: 'ingress' }, serviceAccount: 'istio-ingress', address: { service: 'istio-ingress' } },
  domains: [{ name: 'example.com', certificate: { secret: { name: 'example-com-tls' } }, dns: { route53: { zoneId: 'Z1' } } }],
  grants: [{ namespaces: ['shop'], hosts: ['orders', 'stock'] }],
}, { provider: kubernetes, protect: true });

const paths = [{ path: '/orders', auth: { public: { reason: 'an example' } } }];
const ports = [{ name: 'http', port: 80, protocol: 'HTTP' }] as const;

const orders = new SecureApplication('orders', { namespace: 'shop', ingress, ports, expose: [{ paths }] }, {
  providers: { kubernetes, aws },
  dependsOn: before,
  aliases: [{ name: 'old-orders' }],
  transformations: [({ type, props, opts }) => (type.endsWith(':AuthorizationPolicy') ? { props: { ...props, transformed: true }, opts } : undefined)],
  transforms: [async ({ props, opts }) => ({ props, opts })],
});

new SecureApplications('stock', { namespace: 'shop', ingress, applications: [{ name: 'stock', ports, expose: [{ paths }] }] }, {
  parent: orders,
  providers: [kubernetes],
});
