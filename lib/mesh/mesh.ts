import { lazy } from '../kube/lazy';
import { stringsIn } from '../kube/pod';
import type { Resource } from '../kube/resource';
import { destinationRulesOf, type DestinationRules } from './destination-rules';
import { endpointOf, writtenEndpoints, type Endpoint } from './endpoint';
import { groupBy } from './group-by';
import { knownHosts, type KnownHosts } from './known-hosts';
import { labelIndex, selectorIndex, type Labels } from './label-index';
import { meshConfigOf, type MeshConfig } from './mesh-config';
import { oncePerKey } from './once-per-key';
import { peerAuthenticationsOf, type PeerAuthentications } from './peer-authentications';
import { policiesFor, type PoliciesFor } from './policies-for';
import { resourceIndex, type ResourceIndex } from './resource-index';
import { routedSubsetsOf, type RoutedSubsets } from './routed-subsets';
import { servicesOf, type MeshPort, type MeshService } from './service';
import { sidecarScopesOf, type SidecarScopes } from './sidecar-scopes';
import { sightOf, type Shown, type Sight } from './sight';
import type { Workload } from './workload';
import { workloadsOf } from './workloads';

/** What a mesh is read from. */
export interface MeshInput {
  readonly resources: readonly Resource[];
  /** Istio's MeshConfig as a value; else the ConfigMap `istio` among the resources counts, else Istio's defaults. */
  readonly meshConfig?: unknown;
  /** Kinds that were looked at in full; of others only what was given is known. */
  readonly shown?: readonly Shown[];
  /** DNS domain of the cluster's Services, `cluster.local` by default. */
  readonly clusterDomain?: string;
}

/** Kubernetes and Istio resources, indexed once: everything that judges a mesh asks it. Nothing in it ever changes. */
export interface Mesh {
  readonly config: MeshConfig;
  readonly clusterDomain: string;
  readonly resources: ResourceIndex;
  /** Whether somebody has shown the resources of a kind in a namespace; where not, none found means «not known». */
  readonly shows: Sight;
  /** Labels of a Namespace; `undefined` where nobody has shown it. */
  readonly namespaceLabels: (namespace: string) => Labels | undefined;
  readonly workloads: () => readonly Workload[];
  readonly workloadsIn: (namespace: string) => readonly Workload[];
  /** Those of a namespace that a selector picks; an empty one picks all. */
  readonly selectedIn: (namespace: string, selector: Labels) => readonly Workload[];
  /** Those that a selector picks in any namespace, as that of a Gateway does. */
  readonly selectedAnywhere: (selector: Labels) => readonly Workload[];
  /** Services and the hosts of ServiceEntries, the oldest first. */
  readonly services: () => readonly MeshService[];
  readonly hosts: () => KnownHosts;
  /** Services of a namespace that send to a workload, the oldest first. */
  readonly servicesOf: (workload: Workload) => readonly MeshService[];
  /** Workloads behind a service. */
  readonly workloadsOf: (service: MeshService) => readonly Workload[];
  /** The same as seen through one of its ports. */
  readonly endpoints: (service: MeshService, port: MeshPort) => readonly Endpoint[];
  readonly peerAuthentications: () => PeerAuthentications;
  readonly authorizationPolicies: () => PoliciesFor;
  readonly requestAuthentications: () => PoliciesFor;
  readonly destinationRules: () => DestinationRules;
  readonly sidecarScopes: () => SidecarScopes;
  readonly routedSubsets: () => RoutedSubsets;
}

/** Indexes resources; the order in which they are given does not count, and half or hostile documents are passed over. */
export function meshOf({ resources: given, meshConfig, shown = [], clusterDomain = 'cluster.local' }: MeshInput): Mesh {
  const resources = resourceIndex(given);
  const config = meshConfigOf(meshConfig, resources);
  const namespaces = new Map(resources.of('/Namespace').map(({ metadata }) => [metadata.name, stringsIn(metadata.labels)]));
  const namespaceLabels = (namespace: string) => namespaces.get(namespace);

  const workloads = lazy(() => workloadsOf(resources, namespaceLabels, config));
  const workloadsByNamespace = lazy(() => groupBy(workloads(), ({ namespace }) => namespace));
  const workloadsIn = (namespace: string) => workloadsByNamespace().get(namespace) ?? [];
  const picked = oncePerKey((namespace: string) => labelIndex(workloadsIn(namespace)));

  const pickedAnywhere = lazy(() => labelIndex(workloads()));

  const services = lazy(() => ['/Service', 'networking.istio.io/ServiceEntry']
    .flatMap((kind) => resources.of(kind))
    .flatMap((resource) => servicesOf(resource, config, clusterDomain)));
  const selecting = oncePerKey((namespace: string) =>
    selectorIndex((servicesByNamespace().get(namespace) ?? []).filter(({ selector }) => selector), ({ selector }) => selector!));
  const servicesByNamespace = lazy(() => groupBy(services(), ({ namespace }) => namespace));
  const behind = oncePerKey((service: MeshService): readonly Workload[] => {
    if (service.selector) return picked(service.namespace)(service.selector);
    return service.resource.kind === 'ServiceEntry' ? writtenEndpoints(service) : [];
  });

  return {
    config,
    clusterDomain,
    resources,
    shows: sightOf(resources, shown),
    namespaceLabels,
    workloads,
    workloadsIn,
    selectedIn: (namespace, selector) => picked(namespace)(selector),
    selectedAnywhere: (selector) => pickedAnywhere()(selector),
    services,
    hosts: lazy(() => knownHosts(services())),
    servicesOf: oncePerKey(({ namespace, labels }: Workload) => selecting(namespace)(labels)),
    workloadsOf: behind,
    endpoints: (service, port) => behind(service).map((workload) => endpointOf(workload, port)),
    peerAuthentications: lazy(() => peerAuthenticationsOf(resources, config.rootNamespace)),
    authorizationPolicies: lazy(() => policiesFor(resources, 'security.istio.io/AuthorizationPolicy', config.rootNamespace)),
    requestAuthentications: lazy(() => policiesFor(resources, 'security.istio.io/RequestAuthentication', config.rootNamespace)),
    destinationRules: lazy(() => destinationRulesOf(resources, config, clusterDomain)),
    sidecarScopes: lazy(() => sidecarScopesOf(resources, config)),
    routedSubsets: lazy(() => routedSubsetsOf(resources, config, clusterDomain)),
  };
}
