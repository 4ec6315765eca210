import { ingressDocument } from '../../ingress-document';
import { MeshSettings } from 'fairlead/pulumi';

// settings name the authorizers of an ingress of another program to istiod
export function program() {
  const authorizers = [{ name: 'opa', service: { name: 'opa', namespace: 'policies' }, port: 9191, protocol: 'GRPC' }];
  const document = { ...ingressDocument, spec: { ...ingressDocument.spec, authorizers } };
  new MeshSettings('mesh', { ingress: document, telemetry: { accessLogs: { disabled: { reason: 'written elsewhere' } } } });
}
