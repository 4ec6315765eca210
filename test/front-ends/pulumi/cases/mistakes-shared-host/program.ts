import { ingressDocument } from '../../ingress-document';
import { SecureApplication } from 'fairlead/pulumi';

const ports = [{ name: 'http', port: 80, protocol: 'HTTP' }] as const;

export const addresses = { 'istio-ingress/istio-ingress': [{ ip: '192.0.2.1' }] };

// an earlier component has the host
export function program() {
  new SecureApplication('orders', { namespace: 'shop', ingress: ingressDocument, ports, expose: [{ hosts: ['orders'], paths: [{ path: '/orders' }] }] });
  new SecureApplication('wrong', { namespace: 'shop', ingress: { ...ingressDocument }, ports, expose: [{ hosts: ['orders'], paths: [{ path: '/wrong' }] }] });
}
