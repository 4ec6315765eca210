import * as pulumi from '@pulumi/pulumi';
import { ingressDocument } from '../../ingress-document';
import { SecureApplication } from 'fairlead/pulumi';

const zoneId = pulumi.output('Z1');
const issuer = Promise.resolve('https://id.example.com/');
const providers = [{ name: 'users', default: true, issuer, jwksUri: pulumi.output('https://id.example.com/jwks'), audiences: ['orders'] }];

// Inputs wherever there may be some, and an alias for the domain itself
export function program() {
  const domains = [{ name: 'example.com', certificate: { secret: { name: 'example-com-tls' } }, dns: { route53: { zoneId } } }];
  const ingress = { ...ingressDocument, spec: { ...ingressDocument.spec, domains, grants: [{ namespaces: ['shop'], hosts: ['example.com'] }], jwt: { providers } } };
  new SecureApplication('orders', {
    namespace: 'shop',
    ingress,
    settings: { apiVersion: 'fairlead.dev/v1alpha1', kind: 'MeshSettings', metadata: { name: 'mesh' }, spec: { trustDomain: 'example.net' } },
    loadBalancer: pulumi.output('public'),
    ports: [{ name: 'http', port: 80, targetPort: 8080, protocol: 'HTTP' }],
    expose: [{ hosts: ['example.com'], paths: [{ path: '/orders' }] }],
  });
}
