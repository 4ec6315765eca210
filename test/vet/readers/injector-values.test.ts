import { injectorValues } from '../../../lib/vet/readers/injector-values';
import { vet } from '../../../lib/vet/vet';

const configMap = (name: string, values: unknown) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'istio-system' }, data: { values } });

test.each([
  ['istio-sidecar-injector', '{"global": {"hub": "registry.example.com"}}', { global: { hub: 'registry.example.com' } }],
  ['istio-sidecar-injector-canary', '{}', {}],
  ['istio-sidecar-injector', '- {', undefined],
  ['istio-sidecar-injector', 1, undefined],
  ['istio', '{}', undefined],
])('%s with %j', (name, values, expected) => {
  expect(injectorValues(configMap(name, values))).toEqual(expected);
});

const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } };
const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'orders', namespace: 'shop', labels: { app: 'orders' } }, spec: {} };
const policy = { apiVersion: 'security.istio.io/v1', kind: 'PeerAuthentication', metadata: { name: 'default', namespace: 'shop' }, spec: { mtls: { mode: 'STRICT' } } };

test.each([[true, []], [false, ['FL2103']]])('where the injector injects every namespace (%j), one without a label is in the mesh', (enableNamespacesByDefault, codes) => {
  const injector = configMap('istio-sidecar-injector', JSON.stringify({ sidecarInjectorWebhook: { enableNamespacesByDefault } }));
  const { faults } = vet({ resources: [namespace, pod, policy, injector] });
  expect(faults.map(({ rule }) => rule.code)).toEqual(codes);
});
