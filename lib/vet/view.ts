import { lazy } from '../kube/lazy';
import type { Resource } from '../kube/resource';
import type { Mesh } from '../mesh/mesh';
import { namespaceOf } from '../mesh/namespace-of';
import { oncePerKey } from '../mesh/once-per-key';
import { statusOf, type MeshStatus } from '../mtls/status';
import type { Every, Kind, mtlsKinds, serviceKinds, workloadKinds } from './kinds';
import { misfitsOf, type Misfits } from './misfits';

/** What is worked out from several resources, by the kinds that it is made of. */
interface MadeOf {
  namespaceLabels: '/Namespace';
  workloads: typeof workloadKinds[number];
  workloadsIn: typeof workloadKinds[number];
  selectedIn: typeof workloadKinds[number];
  selectedAnywhere: typeof workloadKinds[number];
  services: typeof serviceKinds[number];
  hosts: typeof serviceKinds[number];
  servicesOf: typeof serviceKinds[number] | typeof workloadKinds[number];
  workloadsOf: typeof serviceKinds[number] | typeof workloadKinds[number];
  endpoints: typeof serviceKinds[number] | typeof workloadKinds[number];
  peerAuthentications: 'security.istio.io/PeerAuthentication';
  authorizationPolicies: 'security.istio.io/AuthorizationPolicy';
  requestAuthentications: 'security.istio.io/RequestAuthentication';
  destinationRules: 'networking.istio.io/DestinationRule' | 'gateway.networking.k8s.io/BackendTLSPolicy';
  sidecarScopes: 'networking.istio.io/Sidecar';
  routedSubsets: 'networking.istio.io/VirtualService';
  mtls: typeof mtlsKinds[number];
  mesh: typeof mtlsKinds[number];
  misfits: Every;
}

interface Facets extends Pick<Mesh, Exclude<keyof MadeOf, 'mesh' | 'misfits' | 'mtls'>> {
  /** How every service port stands. */
  readonly mtls: () => MeshStatus;
  /** The index itself, for what `lib/mtls` answers. */
  readonly mesh: Mesh;
  /** What does not fit the structure of its kind. */
  readonly misfits: () => Misfits;
}

interface Shown<K extends Kind> extends Pick<Mesh, 'config' | 'clusterDomain'> {
  /** The day on which it is judged, where somebody says so. */
  readonly today: string | undefined;
  /** All resources of a kind, the oldest first. */
  readonly of: (kind: K) => readonly Resource[];
  /** Those of one namespace. */
  readonly in: (kind: K, namespace: string) => readonly Resource[];
  /** One by its name; the oldest version where there are several. */
  readonly find: (kind: K, namespace: string, name: string) => Resource | undefined;
  /**
   * Whether what is not found is not there: something of the kind and of the namespace was given, or the mesh was shown in full.
   * Otherwise it may just stand in another repository, and the rule yields a `NotShown`.
   */
  readonly given: (kind: K, namespace: string) => boolean;
  /** The same for a kind without namespaces, or for all of them. */
  readonly givenAnywhere: (kind: K) => boolean;
  /** Whether the kind was looked at in every namespace. */
  readonly givenInFull: (kind: K) => boolean;
  /** Whether there is a namespace of this name, or something that stands in it. */
  readonly hasNamespace: (name: string) => boolean;
}

/** A mesh as a rule sees it: the kinds that it reads, and what can be worked out from these alone. */
export type View<K extends Every | Kind = Every | Kind> = Shown<Exclude<K, Every>> & {
  readonly [Name in keyof Facets as [MadeOf[Name]] extends [K] ? Name : never]: Facets[Name];
};

/** The view of a mesh that shows everything, on a day. */
export function viewOf(mesh: Mesh, today?: string): View {
  const { resources } = mesh;
  const byName = oncePerKey((kind: Kind) => new Map([...resources.of(kind)].reverse().map((resource) => [nameOf(resource), resource])));
  const namespaces = lazy(() => new Set(resources.all.map((resource) => (resource.kind === 'Namespace' ? resource.metadata.name : namespaceOf(resource)))));
  const givenAnywhere = (kind: Kind) => resources.of(kind).length > 0 || mesh.shows(kind, '');
  return {
    ...mesh,
    today,
    of: resources.of,
    in: resources.in,
    find: (kind, namespace, name) => byName(kind).get(`${namespace}/${name}`),
    given: mesh.shows,
    givenAnywhere,
    // no namespace has such a name
    givenInFull: (kind) => mesh.shows(kind, '*'),
    hasNamespace: (name) => namespaces().has(name),
    mtls: lazy(() => statusOf(mesh)),
    mesh,
    misfits: lazy(() => misfitsOf(resources.all)),
  };
}

function nameOf(resource: Resource): string {
  return `${namespaceOf(resource)}/${resource.metadata.name}`;
}
