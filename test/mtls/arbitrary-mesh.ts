import * as fc from 'fast-check';
import type { Resource } from '../../lib/kube/resource';

const namespace = fc.constantFrom('a', 'b', 'istio-system');
const label = fc.constantFrom('x', 'y');
const mode = fc.constantFrom('STRICT', 'PERMISSIVE', 'DISABLE', 'UNSET', undefined);
const day = fc.option(fc.integer({ min: 1, max: 3 }).map((number) => `2026-01-0${number}T00:00:00Z`), { nil: undefined });
const host = fc.constantFrom('x', 'x.a.svc.cluster.local', 'y.b.svc.cluster.local', '*.a.svc.cluster.local', '*.local', '*', 'x.a');
const name = fc.integer({ min: 0, max: 99 }).map((number) => `n${number}`);

/** An object without the fields that are `undefined`, as it would stand in YAML. */
function plain<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}

function resource(apiVersion: string, kind: string, spec: fc.Arbitrary<unknown>): fc.Arbitrary<Resource> {
  const metadata = fc.record({ name, namespace, creationTimestamp: day });
  return fc.tuple(metadata, spec).map((parts) => plain({ apiVersion, kind, metadata: parts[0], spec: parts[1] }) as Resource);
}

const selector = fc.option(fc.record({ matchLabels: fc.record({ app: label }) }), { nil: undefined });
const ports = fc.option(fc.dictionary(fc.constantFrom('80', '8080', '9090'), fc.record({ mode }), { maxKeys: 2 }), { nil: undefined });
const policy = resource('security.istio.io/v1', 'PeerAuthentication', fc.record({ selector, mtls: fc.option(fc.record({ mode }), { nil: undefined }), portLevelMtls: ports }));

const block = fc.record({
  tls: fc.option(fc.record({ mode: fc.constantFrom('DISABLE', 'SIMPLE', 'MUTUAL', 'ISTIO_MUTUAL', undefined), credentialName: fc.constantFrom('secret', undefined) }), { nil: undefined }),
  loadBalancer: fc.option(fc.record({ simple: fc.constantFrom('PASSTHROUGH', 'RANDOM') }), { nil: undefined, freq: 3 }),
});
const trafficPolicy = fc.tuple(block, fc.option(fc.array(fc.tuple(fc.constantFrom(80, 8080), block), { maxLength: 2 }), { nil: undefined }))
  .map(([top, entries]) => ({ ...top, portLevelSettings: entries?.map(([number, own]) => ({ port: { number }, ...own })) }));
const rule = resource('networking.istio.io/v1', 'DestinationRule', fc.record({
  host,
  exportTo: fc.option(fc.uniqueArray(fc.constantFrom('.', '*', 'a', 'b'), { maxLength: 2 }), { nil: undefined }),
  workloadSelector: fc.option(fc.record({ matchLabels: fc.record({ app: label }) }), { nil: undefined, freq: 4 }),
  trafficPolicy: fc.option(trafficPolicy, { nil: undefined, freq: 5 }),
  subsets: fc.option(fc.array(fc.record({ name: fc.constantFrom('v1', 'v2'), labels: fc.record({ version: fc.constantFrom('v1', 'v2') }), trafficPolicy }), { maxLength: 2 }), { nil: undefined }),
}));

const deployment = fc.record({ app: label, version: fc.constantFrom('v1', 'v2'), inject: fc.constantFrom('true', 'false', undefined), hostNetwork: fc.constantFrom(true, undefined, undefined) })
  .chain(({ app, version, inject, hostNetwork }) => resource('apps/v1', 'Deployment', fc.constant({
    template: { metadata: { labels: { app, version, 'sidecar.istio.io/inject': inject } }, spec: { hostNetwork, containers: [{ name: 'app', ports: [{ name: 'web', containerPort: 8080 }] }] } },
  })));
const service = fc.record({ app: label, namespace, headless: fc.boolean(), port: fc.constantFrom('http', 'tcp', 'https', 'web'), target: fc.constantFrom(8080, 'web') })
  .map(({ app, namespace: own, headless, port, target }) => plain({
    apiVersion: 'v1', kind: 'Service', metadata: { name: app, namespace: own }, spec: { clusterIP: headless ? 'None' : undefined, selector: { app }, ports: [{ name: port, port: 80, targetPort: target }] },
  }) as Resource);
const entry = resource('networking.istio.io/v1', 'ServiceEntry', fc.record({
  hosts: fc.constant(['vm.internal']),
  location: fc.constantFrom('MESH_INTERNAL', undefined),
  resolution: fc.constantFrom('STATIC', 'DNS', undefined),
  exportTo: fc.constantFrom(['.'], ['a'], undefined),
  ports: fc.constant([{ number: 80, name: 'http', protocol: 'HTTP' }]),
  endpoints: fc.constantFrom([{ address: '10.0.0.1' }, { address: '10.0.0.2', labels: { 'app': 'x', 'security.istio.io/tlsMode': 'istio' } }], undefined),
}));
const sidecar = resource('networking.istio.io/v1', 'Sidecar', fc.record({
  workloadSelector: fc.option(fc.record({ labels: fc.record({ app: label }) }), { nil: undefined }),
  egress: fc.constantFrom([{ hosts: ['./*'] }], [{ hosts: ['a/*', 'b/y.b.svc.cluster.local'] }], [{ hosts: ['*/*'] }], undefined),
}));
const route = resource('networking.istio.io/v1', 'VirtualService', fc.record({ hosts: fc.constant(['x']), exportTo: fc.constantFrom(['.'], ['a'], undefined), http: fc.constant([{ route: [{ destination: { host: 'x.a.svc.cluster.local', subset: 'v1' } }] }]) }));
const namespaces = fc.tuple(...['a', 'b', 'istio-system'].map((own) => fc.constantFrom('sidecar', 'ambient', 'bare').map((plane): Resource => ({
  apiVersion: 'v1', kind: 'Namespace', metadata: { name: own, labels: plane === 'sidecar' ? { 'istio-injection': 'enabled' } : plane === 'ambient' ? { 'istio.io/dataplane-mode': 'ambient' } : {} },
}))));

/** The documents of a small mesh in which everything may meet everything. */
export const meshDocuments: fc.Arbitrary<readonly Resource[]> = fc.tuple(
  namespaces,
  fc.array(deployment, { minLength: 1, maxLength: 5 }),
  fc.array(service, { minLength: 1, maxLength: 3 }),
  fc.array(policy, { maxLength: 4 }),
  fc.array(rule, { maxLength: 4 }),
  fc.array(fc.oneof({ weight: 2, arbitrary: entry }, { weight: 2, arbitrary: sidecar }, { weight: 1, arbitrary: route }), { maxLength: 2 }),
).map((parts) => parts.flat());
