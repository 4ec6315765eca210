import { ingressDocument } from '../../ingress-document';
import { SecureApplications } from 'fairlead/pulumi';

export function program() {
  new SecureApplications('wrong', {
    namespace: 'shop',
    ingress: [ingressDocument, { ...ingressDocument, kind: 'SecureApplication' }, { ...ingressDocument, spec: { ...ingressDocument.spec, domain: 'example.com' } }],
    settings: { apiVersion: 'fairlead.dev/v1alpha1', kind: 'MeshSettings', metadata: { name: 'mesh' }, spec: { trustDomain: 'https://example.net' } },
    applications: [{ name: 'orders', ports: [] }],
  });
}
