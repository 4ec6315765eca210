import { list } from '../kube/list';
import { record } from '../kube/record';
import type { Resource } from '../kube/resource';
import { text } from '../kube/text';
import { isExportedTo } from './export-to';
import { fullHost } from './full-host';
import { groupBy } from './group-by';
import { namespaceOf } from './namespace-of';
import type { ResourceIndex } from './resource-index';

/** A subset that a VirtualService sends somebody to. */
export interface RoutedSubset {
  readonly subset: string;
  readonly resource: Resource;
}

/** The subsets of a host that routes lead to, as seen from a namespace; the others of a DestinationRule are never used. */
export type RoutedSubsets = (host: string, clientNamespace: string) => readonly RoutedSubset[];

interface Route extends RoutedSubset {
  readonly host: string;
  readonly namespace: string;
  readonly exportTo: readonly string[];
}

/** Reads the destinations of all VirtualServices. */
export function routedSubsetsOf(resources: ResourceIndex, clusterDomain: string): RoutedSubsets {
  const routes = resources.of('networking.istio.io/VirtualService').flatMap((resource) => routesOf(resource, clusterDomain));
  const byHost = groupBy(routes, ({ host }) => host);
  return (host, client) => {
    const seen = (byHost.get(host) ?? []).filter(({ exportTo, namespace }) => isExportedTo(exportTo, namespace, client));
    return [...groupBy(seen, ({ subset }) => subset).values()].map(([first]) => ({ subset: first!.subset, resource: first!.resource }));
  };
}

function routesOf(resource: Resource, clusterDomain: string): Route[] {
  const spec = record(resource.spec);
  const namespace = namespaceOf(resource);
  const exportTo = list(spec.exportTo).filter((target): target is string => typeof target === 'string');
  const rules = [...list(spec.http), ...list(spec.tcp), ...list(spec.tls)].map(record);
  return rules.flatMap(destinationsOf).flatMap((destination): Route[] => {
    const [host, subset] = [text(destination.host), text(destination.subset)];
    if (host === undefined || subset === undefined) return [];
    return [{ host: fullHost(host, namespace, clusterDomain), subset, resource, namespace, exportTo }];
  });
}

function destinationsOf({ route, mirrors, mirror }: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>[] {
  const weighted = [...list(route), ...list(mirrors)].map((entry) => record(entry).destination);
  return [...weighted, mirror].map(record);
}
