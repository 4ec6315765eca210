import * as pulumi from '@pulumi/pulumi';
import { MeshIngress } from 'fairlead/pulumi';

// one domain with records of its own, and one whose records lead to the name of the address
export function program() {
  new MeshIngress('public', {
    namespace: 'istio-ingress',
    gateway: { selector: { istio: 'ingress' }, serviceAccount: 'istio-ingress', address: { service: 'istio-ingress' } },
    domains: [
      { name: 'example.com', certificate: { acme: { email: 'ops@example.com' } }, dns: { route53: { zoneId: pulumi.output('Z1') } } },
      { name: 'example.org', certificate: { secret: { name: 'example-org-tls' } }, dns: { externalDns: {} } },
    ],
    grants: [{ namespaces: ['shop'], hosts: ['orders', 'orders.example.org'] }],
  });
}
