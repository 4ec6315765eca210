import { ingressDocument } from '../../ingress-document';
import { SecureApplication } from 'fairlead/pulumi';

const ports = [{ name: 'http', port: 80, protocol: 'HTTP' }] as const;
const expose = [{ hosts: ['orders'], paths: [{ path: '/orders' }] }];

export const addresses = { 'istio-ingress/istio-ingress': [{ ip: '192.0.2.1' }] };

// the same host and the same pods as in an earlier component
export function program() {
  new SecureApplication('orders', { namespace: 'shop', ingress: ingressDocument, ports, expose });
  new SecureApplication('wrong', { name: 'invoices', namespace: 'shop', ports, workload: { selector: { app: 'orders' } } });
}
