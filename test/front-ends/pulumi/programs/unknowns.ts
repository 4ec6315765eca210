import { UserPool } from '@pulumi/aws/cognito/userPool';
import { LoadBalancer } from '@pulumi/aws/lb/loadBalancer';
import { Zone } from '@pulumi/aws/route53/zone';
import { MeshIngress, SecureApplication } from 'fairlead/pulumi';

// everything that an ingress carries through is made by the same program
const zone = new Zone('zone', { name: 'example.com' });
const customers = new UserPool('customers', { name: 'customers' });
const staff = new UserPool('staff', { name: 'staff' });
const loadBalancer = new LoadBalancer('public', { loadBalancerType: 'network' });

const ingress = new MeshIngress('public', {
  namespace: 'istio-ingress',
  gateway: { selector: { istio: 'ingress' }, serviceAccount: 'istio-ingress', address: { service: 'istio-ingress' } },
  domains: [{ name: 'example.com', certificate: { acme: { email: 'ops@example.com' } }, dns: { route53: { zoneId: zone.zoneId } } }],
  grants: [{ namespaces: ['shop'], hosts: ['example.com'] }],
  jwt: {
    providers: [customers, staff].map((pool, index) => ({
      name: ['customers', 'staff'][index]!,
      issuer: pool.endpoint,
      jwksUri: pool.endpoint.apply((issuer) => `${issuer}/.well-known/jwks.json`),
      audiences: ['shop'],
    })),
  },
  loadBalancer: loadBalancer.name,
});

new SecureApplication('shop', {
  namespace: 'shop',
  ingress,
  ports: [{ name: 'http', port: 80, protocol: 'HTTP' }],
  expose: [{
    hosts: ['example.com'],
    paths: [{ path: '/orders', auth: { jwt: { provider: 'customers' } } }, { path: '/stock', auth: { jwt: { provider: 'staff' } } }],
  }],
});
