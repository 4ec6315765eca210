import { ingressDocument } from '../../ingress-document';
import { SecureApplication } from 'fairlead/pulumi';

export function program() {
  new SecureApplication('wrong', {
    namespace: 'shop',
    ingress: ingressDocument,
    ports: [{ name: 'http', port: 80, protocol: 'HTTP' }],
    expose: [{ hosts: ['orders', 'example.com'] }],
  });
}
