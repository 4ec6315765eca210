import { MeshIngress } from 'fairlead/pulumi';

new MeshIngress('public', {
  namespace: 'istio-ingress',
  gateway: { selector: {}, serviceAccount: 'istio-ingress', address: { ip: '192.0.2.1' } },
  domains: [],
});
