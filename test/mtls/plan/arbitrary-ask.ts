import * as fc from 'fast-check';
import type { Resource } from '../../../lib/kube/resource';
import { meshDocuments } from '../arbitrary-mesh';

/** What is asked for of a drawn mesh. */
export interface Drawn {
  readonly resources: readonly Resource[];
  readonly documents: readonly Policy[];
  readonly acceptBreak: readonly string[];
}

interface Policy {
  readonly metadata: { readonly namespace: string };
  readonly spec: { readonly services?: readonly Entry[]; readonly default?: string };
}

interface Entry {
  readonly service: string;
  readonly portNumber: number;
  readonly mode: string;
}

const mode = fc.constantFrom('STRICT', 'PERMISSIVE', 'DISABLE', 'UNSET');
const asked = fc.constantFrom('STRICT', 'STRICT', 'PERMISSIVE', 'DISABLE');
const day = fc.option(fc.integer({ min: 1, max: 3 }).map((number) => `2026-01-0${number}T00:00:00Z`), { nil: undefined });
const outsiders = ['Prometheus', 'load balancer', 'kubelet', 'API server'];

function plain(value: unknown): Resource {
  return JSON.parse(JSON.stringify(value)) as Resource;
}

const plane = fc.constantFrom({ 'istio-injection': 'enabled' }, { 'istio-injection': 'enabled' }, { 'istio.io/dataplane-mode': 'ambient' });
const apps = ['orders', 'stock', 'bills'];

const deployments = fc.tuple(...apps.map((app) => fc.subarray(['v1', 'v2'], { minLength: 1 }).chain((versions) => fc.tuple(...versions.map((version) =>
  fc.record({ team: fc.constantFrom('shop', 'desk'), inject: fc.constantFrom('false', ...Array<undefined>(9).fill(undefined)) }).map(({ team, inject }) => plain({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: `${app}-${version}`, namespace: 'shop' },
    spec: { template: { metadata: { labels: { app, version, team, 'sidecar.istio.io/inject': inject } }, spec: { containers: [{ name: 'app', ports: [{ name: 'web', containerPort: 8080 }] }] } } },
  })))))));
const services = fc.tuple(...apps.map((app) => fc.record({ both: fc.boolean(), headless: fc.constantFrom(true, false, false), type: fc.constantFrom('NodePort', undefined, undefined), target: fc.constantFrom(8080, 'web') })
  .map(({ both, headless, type, target }) => plain({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: app, namespace: 'shop' },
    spec: { clusterIP: headless ? 'None' : undefined, type, selector: { app }, ports: [{ name: 'http', port: 80, targetPort: target }, ...(both ? [{ name: 'tcp-admin', port: 81, targetPort: 9090 }] : [])] },
  }))));
const selector = fc.constantFrom(undefined, { app: 'orders' }, { app: 'stock' }, { team: 'shop' }, { version: 'v1' }, { app: 'orders', version: 'v2' });
const policy = fc.record({ name: fc.constantFrom('a', 'b', 'zz', 'default'), namespace: fc.constantFrom('shop', 'shop', 'shop', 'istio-system'), day, own: selector, mtls: fc.option(mode, { nil: undefined }), ports: fc.dictionary(fc.constantFrom('80', '8080', '9090'), mode.map((one) => ({ mode: one })), { maxKeys: 2 }) })
  .map(({ name, namespace, day: creationTimestamp, own, mtls, ports }) => plain({
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    metadata: { name, namespace, creationTimestamp },
    spec: {
      selector: own && { matchLabels: own },
      mtls: mtls && { mode: mtls },
      portLevelMtls: own && Object.keys(ports).length > 0 ? ports : undefined,
    },
  }));
const tls = fc.option(fc.constantFrom('DISABLE', 'DISABLE', 'ISTIO_MUTUAL', 'SIMPLE').map((one) => ({ mode: one })), { nil: undefined, freq: 3 });
const block = fc.record({ tls, connectionPool: fc.constantFrom({ tcp: { maxConnections: 9 } }, undefined) });
const rule = fc.record({ name: fc.constantFrom('a', 'b', 'c'), namespace: fc.constantFrom('shop', 'web', 'istio-system'), day, host: fc.constantFrom('orders.shop.svc.cluster.local', 'stock.shop.svc.cluster.local', '*.shop.svc.cluster.local', '*.local'), top: block, entry: fc.option(block, { nil: undefined }), exportTo: fc.constantFrom(['.'], ['web'], undefined, undefined), pods: fc.constantFrom({ app: 'storefront' }, undefined, undefined, undefined) })
  .map(({ name, namespace, day: creationTimestamp, host, top, entry, exportTo, pods }) => plain({
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: { name, namespace, creationTimestamp },
    spec: {
      host,
      exportTo,
      workloadSelector: pods && { matchLabels: pods },
      trafficPolicy: { ...top, portLevelSettings: entry && [{ port: { number: 80 }, ...entry }] },
    },
  }));
const clients = fc.subarray(['storefront', 'batch', 'bare']).map((names) => names.map((app) => plain({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: app, namespace: 'web' },
  spec: { template: { metadata: { labels: { app, ...(app === 'bare' && { 'sidecar.istio.io/inject': 'false' }) } }, spec: { containers: [{ name: 'app' }] } } },
})));

/** A shop with everything that a plan has to look out for, and little else. */
const parts = [deployments, services, fc.array(policy, { maxLength: 4 }), fc.array(rule, { maxLength: 3 }), clients] as const;
const shop = fc.tuple(plane, plane, ...parts).map(([own, web, ...rest]) => [
  plain({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: own } }),
  plain({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'web', labels: web } }),
  ...rest.flat(2),
]);

/** A mesh, and a policy for some Services of it; who is cut off is accepted or not. */
export const drawnAsk: fc.Arbitrary<Drawn> = fc.oneof({ weight: 2, arbitrary: shop }, { weight: 1, arbitrary: meshDocuments }).chain((resources) => {
  const all = resources.filter(({ kind }) => kind === 'Service').map(({ metadata }) => metadata);
  const names = resources.filter(({ kind }) => kind === 'Deployment').map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
  const document = fc.constantFrom(...all.map(({ namespace }) => namespace!)).chain((namespace) => fc.record({
    apiVersion: fc.constant('fairlead.dev/v1alpha1'),
    kind: fc.constant('MtlsPolicy'),
    metadata: fc.constant({ name: 'move', namespace }),
    spec: fc.record({
      services: fc.subarray([...new Set(all.filter((own) => own.namespace === namespace).map(({ name }) => name))], { minLength: 1 })
        .chain((own) => fc.tuple(...own.map((service) => fc.record({ service: fc.constant(service), portNumber: fc.constant(80), mode: asked })))),
      default: fc.option(asked, { nil: undefined, freq: 3 }),
    }).map((spec) => (spec.default === undefined ? { services: spec.services } : spec)),
  }));
  const acceptBreak = fc.constantFrom<readonly string[]>([], [...names, ...outsiders]);
  return fc.record({ resources: fc.constant(resources), documents: document.map((one) => [one]), acceptBreak });
});
