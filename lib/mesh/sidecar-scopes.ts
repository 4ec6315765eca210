import { list } from '../kube/list';
import { stringsIn } from '../kube/pod';
import { record } from '../kube/record';
import type { Resource } from '../kube/resource';
import { selectorIndex, type Labels } from './label-index';
import type { MeshConfig } from './mesh-config';
import { namespaceOf } from './namespace-of';
import { oncePerKey } from './once-per-key';
import type { ResourceIndex } from './resource-index';
import type { MeshService } from './service';

/** What a Sidecar lets its pods know of the mesh. */
export interface SidecarScope {
  /** The Sidecar; `undefined` where none holds and everything is imported. */
  readonly resource?: Resource;
  readonly imports: (service: MeshService) => boolean;
  /** Namespaces from which it imports anything; `undefined` for all. */
  readonly owners?: ReadonlySet<string>;
  /** Whether traffic to what it does not know is let through. */
  readonly allowAny: boolean;
  /** Protocols of its own `ingress` listeners by port; then those of Services do not count. */
  readonly ingress?: ReadonlyMap<number, Readonly<Record<string, unknown>>>;
}

/** The Sidecar that holds for a workload: one that selects it, else one of its namespace, else one of the root namespace; the oldest counts. */
export interface SidecarScopes {
  readonly of: (workload: { readonly namespace: string; readonly labels: Labels }) => SidecarScope;
  /** Namespaces in which some Sidecar is for some pods alone. */
  readonly selectiveNamespaces: ReadonlySet<string>;
  /** Whether there is any Sidecar at all. */
  readonly any: boolean;
}

/** The kind, as `Mesh.resources` and `Mesh.shows` take it. */
export const sidecarKind = 'networking.istio.io/Sidecar';

/** Reads the Sidecars of a mesh (Istio, pilot/pkg/model/sidecar.go). */
export function sidecarScopesOf(resources: ResourceIndex, config: MeshConfig): SidecarScopes {
  const everything: SidecarScope = { imports: () => true, allowAny: config.allowAny };
  // `.` is the client's namespace, even where the root namespace's Sidecar says it
  const scopesIn = oncePerKey((namespace: string) => oncePerKey((sidecar: Resource) => sidecarScope(sidecar, namespace, config)));
  const unselective = oncePerKey((namespace: string) => resources.in(sidecarKind, namespace).find((sidecar) => !isSelective(sidecar)));
  const selecting = oncePerKey((namespace: string) => selectorIndex(resources.in(sidecarKind, namespace).filter(isSelective), selectorOf));
  const of: SidecarScopes['of'] = ({ namespace, labels }) => {
    const sidecar = selecting(namespace)(labels)[0] ?? unselective(namespace) ?? unselective(config.rootNamespace);
    return sidecar ? scopesIn(namespace)(sidecar) : everything;
  };
  const all = resources.of(sidecarKind);
  return { of, selectiveNamespaces: new Set(all.filter(isSelective).map(namespaceOf)), any: all.length > 0 };
}

function selectorOf({ spec }: Resource): Labels {
  return stringsIn(record(record(spec).workloadSelector).labels);
}

function isSelective(sidecar: Resource): boolean {
  return Object.keys(selectorOf(sidecar)).length > 0;
}

function sidecarScope(resource: Resource, own: string, config: MeshConfig): SidecarScope {
  const spec = record(resource.spec);
  const egress = list(spec.egress);
  const hosts = egress.flatMap((listener) => list(record(listener).hosts)).filter((host): host is string => typeof host === 'string');
  const matchers = hosts.map((host) => importer(host, own));
  const owners = matchers.map(({ owner }) => owner);
  const ingress = list(spec.ingress).map(record).flatMap((entry): [number, Readonly<Record<string, unknown>>][] => {
    const { number } = record(entry.port);
    return typeof number === 'number' ? [[number, entry]] : [];
  });
  const { outboundTrafficPolicy } = spec;
  return {
    resource,
    imports: egress.length === 0 ? () => true : (service) => matchers.some(({ imports }) => imports(service)),
    ...(egress.length > 0 && !owners.includes('*') && { owners: new Set(owners) }),
    allowAny: outboundTrafficPolicy === undefined ? config.allowAny : record(outboundTrafficPolicy).mode === 'ALLOW_ANY',
    ...(ingress.length > 0 && { ingress: new Map(ingress) }),
  };
}

/** `egress[].hosts` are `namespace/host`, with `.` and `*` for a namespace. */
function importer(entry: string, own: string): { readonly owner: string; readonly imports: SidecarScope['imports'] } {
  const slash = entry.indexOf('/');
  const [namespace, host]: readonly [string, string] = slash < 0 ? ['*', entry] : [entry.slice(0, slash), entry.slice(slash + 1)];
  const owner = namespace === '.' ? own : namespace;
  const isOf = (service: MeshService) => host === service.host || (host.startsWith('*') && service.host.endsWith(host.slice(1)));
  return { owner, imports: (service) => (owner === '*' || owner === service.namespace) && isOf(service) };
}
