import { ingressDocument } from '../../ingress-document';
import { SecureApplications } from 'fairlead/pulumi';

const settings = { apiVersion: 'fairlead.dev/v1alpha1', kind: 'MeshSettings', metadata: { name: 'mesh' }, spec: { trustDomain: 'example.net' } };
const ports = [{ name: 'http', port: 80, protocol: 'HTTP' }] as const;
const auth = { public: { reason: 'an example' } };

// both applications answer on one host, whose routes are one resource
export function program() {
  new SecureApplications('shop', {
    namespace: 'shop',
    ingress: ingressDocument,
    settings,
    applications: [
      { name: 'orders', ports, expose: [{ hosts: ['orders.example.org'], paths: [{ path: '/orders', auth }] }] },
      { name: 'stock', ports, expose: [{ hosts: ['orders.example.org'], paths: [{ path: '/stock', auth }] }], callers: [{ serviceAccount: 'orders' }] },
    ],
  });
}
