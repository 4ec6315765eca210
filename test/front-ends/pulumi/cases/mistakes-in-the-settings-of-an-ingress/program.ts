import { ingressDocument } from '../../ingress-document';
import { MeshIngress } from 'fairlead/pulumi';

// mistakes in the document of the settings that an ingress is held to
export function program() {
  const settings = { apiVersion: 'fairlead.dev/v1alpha1', kind: 'MeshSettings', metadata: { name: 'mesh' }, spec: { routing: 'gateway-api' } };
  new MeshIngress('wrong', { ...ingressDocument.metadata, ...ingressDocument.spec, settings });
}
