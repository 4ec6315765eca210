import { ingressDocument } from '../../ingress-document';
import { MeshIngress, MeshSettings } from 'fairlead/pulumi';

// an ingress with authorizers that comes after the settings, whose ConfigMap would have named them to istiod
export function program() {
  new MeshSettings('mesh');
  const authorizers = [{ name: 'opa', service: { name: 'opa', namespace: 'policies' }, port: 9191, protocol: 'GRPC' }] as const;
  new MeshIngress('wrong', { ...ingressDocument.metadata, ...ingressDocument.spec, authorizers });
}
