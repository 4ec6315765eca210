import type { Resource } from './resource';

/** Kinds in the order in which one should exist before the next: issuers before certificates, policies before the routes they guard. */
const kinds = [
  'ClusterIssuer', 'Issuer', 'Certificate', 'Gateway', 'ServiceEntry', 'DestinationRule', 'Sidecar', 'NetworkPolicy',
  'RequestAuthentication', 'AuthorizationPolicy', 'EnvoyFilter', 'VirtualService', 'DNSEndpoint',
];

const rank = new Map(kinds.map((kind, index) => [kind, index]));

/** Compares two strings by UTF-16 code units, so that the order is the same in every locale. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Each text once, in the order of `compareText`. */
export function sortedSet(values: Iterable<string>): string[] {
  return [...new Set(values)].sort(compareText);
}

/** The canonical order of resources: cluster-scoped ones first, then by namespace, kind and name. */
export function compareResources(a: Resource, b: Resource): number {
  return compareText(a.metadata.namespace ?? '', b.metadata.namespace ?? '')
    || (rank.get(a.kind) ?? kinds.length) - (rank.get(b.kind) ?? kinds.length)
    || compareText(a.kind, b.kind)
    || compareText(a.metadata.name, b.metadata.name);
}
