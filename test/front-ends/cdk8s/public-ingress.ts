import type { MeshIngressProps } from 'fairlead/cdk8s';

/** An ingress that grants the hosts `orders` and `api` to the namespace `shop`. */
export const publicIngress: MeshIngressProps = {
  namespace: 'istio-ingress',
  gateway: { selector: { istio: 'ingress' }, serviceAccount: 'istio-ingress', address: { hostname: 'lb.example.net' } },
  domains: [{ name: 'example.com', certificate: { acme: { email: 'ops@example.com' } }, dns: { route53: { zoneId: 'Z123' } } }],
  grants: [{ namespaces: ['shop'], hosts: ['orders', 'api'] }],
  jwt: { providers: [{ name: 'users', default: true, issuer: 'https://id.example.com/', jwksUri: 'https://id.example.com/jwks', audiences: ['orders'] }] },
};
