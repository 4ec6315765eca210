import { ingressDocument } from '../../ingress-document';
import { MeshIngress, MeshSettings } from 'fairlead/pulumi';

// an ingress that comes after the settings that close its gateway
export function program() {
  new MeshSettings('mesh', { defaultDeny: { namespaces: ['istio-ingress'] } });
  new MeshIngress('wrong', { ...ingressDocument.metadata, ...ingressDocument.spec });
}
