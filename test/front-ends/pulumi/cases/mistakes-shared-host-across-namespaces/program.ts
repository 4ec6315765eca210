import { ingressDocument } from '../../ingress-document';
import { SecureApplication } from 'fairlead/pulumi';

const ports = [{ name: 'http', port: 80, protocol: 'HTTP' }] as const;
const grants = [{ namespaces: ['shop', 'web'], hosts: ['orders'] }];
const ingress = { ...ingressDocument, spec: { ...ingressDocument.spec, grants } };

export const addresses = { 'istio-ingress/istio-ingress': [{ ip: '192.0.2.1' }] };

export function program() {
  new SecureApplication('orders', { namespace: 'shop', ingress, ports, expose: [{ hosts: ['orders'] }] });
  new SecureApplication('wrong', { namespace: 'web', ingress, ports, expose: [{ hosts: ['orders'] }] });
}
