/** A MeshIngress as an operator publishes it. */
export const ingressDocument = {
  apiVersion: 'fairlead.dev/v1alpha1',
  kind: 'MeshIngress',
  metadata: { name: 'public', namespace: 'istio-ingress' },
  spec: {
    gateway: { selector: { istio: 'ingress' }, serviceAccount: 'istio-ingress', address: { service: 'istio-ingress' } },
    domains: [
      { name: 'example.com', certificate: { secret: { name: 'example-com-tls' } }, dns: { route53: { zoneId: 'Z1' } } },
      { name: 'example.org', certificate: { secret: { name: 'example-org-tls' } }, dns: { externalDns: {} } },
    ],
    grants: [{ namespaces: ['shop'], hosts: ['orders', 'example.com', 'orders.example.org', '*.pages'] }],
    jwt: { providers: [{ name: 'users', default: true, issuer: 'https://id.example.com/', jwksUri: 'https://id.example.com/jwks', audiences: ['orders'] }] },
    deniedPaths: [],
  },
};
