import { list } from '../kube/list';
import { record } from '../kube/record';
import type { Resource } from '../kube/resource';
import { isExportedTo } from './export-to';
import { fullHost } from './full-host';
import { groupBy } from './group-by';
import type { MeshConfig } from './mesh-config';
import { namespaceOf } from './namespace-of';
import type { ResourceIndex } from './resource-index';
import { routeDestinations } from './route-destinations';

/** A subset that a VirtualService sends somebody to. */
export interface RoutedSubset {
  readonly subset: string;
  readonly resource: Resource;
}

/** The subsets of a host that routes lead to; the others of a DestinationRule are never used. */
export interface RoutedSubsets {
  /** As seen from a namespace. */
  readonly of: (host: string, clientNamespace: string) => readonly RoutedSubset[];
  /** Namespaces that may see others than those which no route names. */
  readonly namespacesFor: (host: string) => readonly string[];
}

interface Route extends RoutedSubset {
  readonly host: string;
  readonly namespace: string;
  readonly exportTo: readonly string[];
}

/** Reads the destinations of all VirtualServices. */
export function routedSubsetsOf(resources: ResourceIndex, config: MeshConfig, clusterDomain: string): RoutedSubsets {
  const routes = resources.of('networking.istio.io/VirtualService').flatMap((resource) => routesOf(resource, config, clusterDomain));
  const byHost = groupBy(routes, ({ host }) => host);
  return {
    of: (host, client) => {
      const seen = (byHost.get(host) ?? []).filter(({ exportTo, namespace }) => isExportedTo(exportTo, namespace, client));
      return [...groupBy(seen, ({ subset }) => subset).values()].map(([first]) => ({ subset: first!.subset, resource: first!.resource }));
    },
    namespacesFor: (host) => (byHost.get(host) ?? []).flatMap(({ exportTo, namespace }) =>
      exportTo.map((target) => (target === '.' ? namespace : target))),
  };
}

function routesOf(resource: Resource, { defaultVirtualServiceExportTo }: MeshConfig, clusterDomain: string): Route[] {
  const spec = record(resource.spec);
  const namespace = namespaceOf(resource);
  const written = list(spec.exportTo).filter((target): target is string => typeof target === 'string');
  const exportTo = written.length > 0 ? written : defaultVirtualServiceExportTo;
  return routeDestinations(resource).flatMap(({ host, subset }): Route[] => {
    if (subset === undefined) return [];
    return [{ host: fullHost(host, namespace, clusterDomain), subset, resource, namespace, exportTo }];
  });
}
