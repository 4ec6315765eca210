import { ingressDocument } from '../ingress-document';
import { SecureApplication } from 'fairlead/pulumi';

new SecureApplication('orders', {
  namespace: 'shop',
  ingress: ingressDocument,
  ports: [{ name: 'http', port: 80, protocol: 'HTTP' }],
  expose: [{}],
  rollout: { argoRollouts: {} },
  loadBalancer: 'public',
});
