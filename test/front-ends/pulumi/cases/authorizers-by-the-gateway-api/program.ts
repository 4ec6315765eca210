import { MeshIngress, MeshSettings } from 'fairlead/pulumi';

const spec = { routing: 'gatewayApi', telemetry: { accessLogs: { disabled: { reason: 'written elsewhere' } } } } as const;

// an ingress knows by the document what its routes are made of, and the settings that are made after it name its authorizers to istiod
export function program() {
  new MeshIngress('public', {
    namespace: 'istio-ingress',
    settings: { apiVersion: 'fairlead.dev/v1alpha1', kind: 'MeshSettings', metadata: { name: 'mesh' }, spec },
    gateway: { selector: { istio: 'ingress' }, serviceAccount: 'istio-ingress', address: { service: 'istio-ingress' } },
    domains: [{ name: 'example.com', certificate: { secret: { name: 'example-com-tls' } }, dns: { none: {} } }],
    grants: [{ namespaces: ['shop'], hosts: ['orders'] }],
    tls: { httpsRedirect: false },
    authorizers: [{ name: 'opa', service: { name: 'opa', namespace: 'policies' }, port: 9191, protocol: 'GRPC' }],
  });
  new MeshSettings('mesh', spec);
}
