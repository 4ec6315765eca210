import { ingressDocument } from '../../ingress-document';
import { MeshIngress, MeshSettings } from 'fairlead/pulumi';

// settings that route by the Gateway API and come after an ingress, whose gateway was made of Istio's own kinds
export function program() {
  new MeshIngress('public', { ...ingressDocument.metadata, ...ingressDocument.spec });
  new MeshSettings('wrong', { routing: 'gatewayApi' });
}
