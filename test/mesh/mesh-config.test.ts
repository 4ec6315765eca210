import { meshOf, type MeshInput } from '../../lib/mesh/mesh';

const configMap = (mesh: unknown, namespace = 'istio-system', name = 'istio') => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace }, data: { mesh } });
const configOf = (input: Partial<MeshInput>) => ({ ...meshOf({ resources: [], ...input }).config, fields: undefined, resource: undefined });

const defaults = {
  rootNamespace: 'istio-system',
  trustDomain: 'cluster.local',
  enableAutoMtls: true,
  enablePrometheusMerge: true,
  defaultDestinationRuleExportTo: [],
  defaultServiceExportTo: [],
  defaultVirtualServiceExportTo: [],
  allowAny: true,
  hbone: false,
  allocatesAddresses: false,
  defaultAccessLogging: [],
  lightstepProviders: [],
  shown: false,
};

test.each<[string, Partial<MeshInput>, object]>([
  ['nobody shows it', {}, {}],
  ['another ConfigMap', { resources: [configMap('trustDomain: x', 'istio-system', 'other')] }, {}],
  ['the ConfigMap of Istio', { resources: [configMap('{trustDomain: td, rootNamespace: mesh, enableAutoMtls: false, enablePrometheusMerge: false}')] },
    { trustDomain: 'td', rootNamespace: 'mesh', enableAutoMtls: false, enablePrometheusMerge: false, shown: true }],
  ['the namespace of the ConfigMap is the root', { resources: [configMap('trustDomain: td', 'mesh')] }, { trustDomain: 'td', rootNamespace: 'mesh', shown: true }],
  ['of two the one in istio-system', { resources: [configMap('trustDomain: a', 'a'), configMap('trustDomain: b')] }, { trustDomain: 'b', shown: true }],
  ['a value goes before', { resources: [configMap('trustDomain: a')], meshConfig: { trustDomain: 'b' } }, { trustDomain: 'b', shown: true }],
  ['text that is no YAML is not shown', { resources: [configMap('{{')] }, {}],
  ['no text', { resources: [configMap(7)] }, {}],
  ['wrong types', { meshConfig: { rootNamespace: 7, trustDomain: [], defaultServiceExportTo: [1, '.'] } }, { defaultServiceExportTo: ['.'], shown: true }],
  ['a policy without mode lets nothing through', { meshConfig: { outboundTrafficPolicy: {} } }, { allowAny: false, shown: true }],
  ['ALLOW_ANY', { meshConfig: { outboundTrafficPolicy: { mode: 'ALLOW_ANY' } } }, { shown: true }],
  ['HBONE', { meshConfig: { defaultConfig: { proxyMetadata: { ISTIO_META_ENABLE_HBONE: true } } } }, { hbone: true, shown: true }],
  ['DNS', { meshConfig: { defaultConfig: { proxyMetadata: { ISTIO_META_DNS_CAPTURE: 'true' } } } },
    { allocatesAddresses: true, shown: true }],
  ['addresses that no proxy asks for', { meshConfig: { defaultConfig: { proxyMetadata: { ISTIO_META_DNS_AUTO_ALLOCATE: 'true' } } } }, { shown: true }],
  ['providers', { meshConfig: { defaultProviders: { accessLogging: ['envoy', 1] }, extensionProviders: [{ name: 'a', lightstep: {} }, { name: 'b', opentelemetry: {} }, 7] } },
    { defaultAccessLogging: ['envoy'], lightstepProviders: ['a'], shown: true }],
])('%s', (_, input, expected) => {
  expect(configOf(input)).toEqual({ ...defaults, ...expected });
});

test('what is written is there as it is written', () => {
  expect(meshOf({ resources: [configMap('{trustDomain: [td], accessLogEncoding: JSON}')] }).config.fields).toEqual({ trustDomain: ['td'], accessLogEncoding: 'JSON' });
  expect(meshOf({ resources: [configMap('{{')] }).config.fields).toEqual({});
});
