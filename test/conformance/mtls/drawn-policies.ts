import * as fc from 'fast-check';
import type { Resource } from 'fairlead';

const namespaces = ['shop', 'web', 'elsewhere', 'istio-system'];
const apps = ['orders', 'stock', 'site'];
const mode = fc.constantFrom('STRICT', 'PERMISSIVE', 'DISABLE', 'UNSET');

/** A resource as the API server takes it: without fields that are not set. */
function plain(value: object): Resource {
  return JSON.parse(JSON.stringify(value)) as Resource;
}

const named = fc.tuple(fc.constantFrom(...namespaces), fc.integer({ min: 0, max: 99 })).map(([namespace, number]) => ({ name: `drawn-${number}`, namespace }));

const portModes = fc.dictionary(fc.constantFrom('80', '8080', '8081'), fc.record({ mode }), { minKeys: 1, maxKeys: 2 });
const selected = fc.record({
  selector: fc.constantFrom(...apps).map((app) => ({ matchLabels: { app } })),
  mtls: fc.option(fc.record({ mode }), { nil: undefined }),
  portLevelMtls: fc.option(portModes, { nil: undefined }),
});
const unselected = fc.record({ mtls: fc.record({ mode }) });
const policy = fc.tuple(named, fc.oneof(selected, unselected)).map(([metadata, spec]) => plain({
  apiVersion: 'security.istio.io/v1', kind: 'PeerAuthentication', metadata, spec,
}));

const tls = fc.constantFrom('DISABLE', 'SIMPLE', 'ISTIO_MUTUAL').map((one) => ({ mode: one }));
const loadBalancer = { simple: 'RANDOM' };
/** What is said of all ports or of one; Istio takes none that says nothing. */
const block = fc.oneof(tls.map((one) => ({ tls: one })), fc.constant({ loadBalancer }), tls.map((one) => ({ tls: one, loadBalancer })));
const ofAll = fc.oneof({ weight: 4, arbitrary: block }, fc.constant({ connectionPool: { tcp: { maxConnections: 9 } } }));
const ofPorts = fc.uniqueArray(fc.tuple(fc.constantFrom(80, 8081), block), { selector: ([port]) => port, maxLength: 2 })
  .map((ports) => ports.map(([number, own]) => ({ port: { number }, ...own })));
const trafficPolicy = fc.tuple(ofAll, ofPorts).map(([all, ports]) => ({ ...all, ...(ports.length > 0 && { portLevelSettings: ports }) }));
const hosts = ['orders', 'orders.shop.svc.cluster.local', 'stock.shop.svc.cluster.local', 'site.web.svc.cluster.local', '*.shop.svc.cluster.local', '*.local'];
const rule = fc.tuple(named, fc.record({
  host: fc.constantFrom(...hosts),
  exportTo: fc.option(fc.constantFrom(['.'], ['*'], ['shop'], ['web'], ['.', 'bookinfo']), { nil: undefined }),
  trafficPolicy: fc.option(trafficPolicy, { nil: undefined, freq: 5 }),
  subsets: fc.option(trafficPolicy.map((own) => [{ name: 'web', labels: { tier: 'web' }, trafficPolicy: own }]), { nil: undefined }),
}), fc.option(fc.constantFrom('orders', 'stranger').map((app) => ({ matchLabels: { app } })), { nil: undefined, freq: 3 }))
  // Istio takes no wider audience for a rule that is for some clients alone
  .map(([metadata, { exportTo, ...spec }, workloadSelector]) => plain({
    apiVersion: 'networking.istio.io/v1', kind: 'DestinationRule', metadata, spec: { ...spec, ...(workloadSelector ? { workloadSelector } : { exportTo }) },
  }));

/** PeerAuthentications and DestinationRules about a few services, in all the namespaces that may have a say. */
export const policiesAndRules: fc.Arbitrary<readonly Resource[]> = fc.tuple(
  fc.array(policy, { minLength: 1, maxLength: 6 }), fc.array(rule, { maxLength: 5 }),
).map((drawn) => [...new Map(drawn.flat().map((resource) => [`${resource.kind} ${resource.metadata.namespace}/${resource.metadata.name}`, resource])).values()]);
