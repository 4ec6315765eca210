import { MeshSettings, SecureApplication } from 'fairlead/pulumi';

// what holds for the mesh stands in many namespaces, and applications keep to it
export function program() {
  const settings = new MeshSettings('mesh', {
    trustDomain: 'example.net', defaultDeny: { namespaces: ['web'] }, telemetry: { accessLogs: { disabled: { reason: 'written elsewhere' } } },
  });
  new SecureApplication('orders', { namespace: 'shop', settings, ports: [{ name: 'http', port: 80, protocol: 'HTTP' }], callers: [{ serviceAccount: 'cart' }] });
}
