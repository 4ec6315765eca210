import { ingressDocument } from '../../ingress-document';
import { SecureApplication } from 'fairlead/pulumi';

export const addresses = { 'istio-ingress/istio-ingress': [{ hostname: 'a1b2.elb.example.net' }] };

export function program() {
  new SecureApplication('api', {
    name: 'orders',
    namespace: 'shop',
    ingress: ingressDocument,
    ports: [{ name: 'http', port: 80, protocol: 'HTTP' }],
    expose: [{ hosts: ['orders', '*.pages'], paths: [{ path: '/orders', auth: { public: { reason: 'a list of prices' } } }] }],
  });
}
