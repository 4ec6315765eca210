import type { Origin, Passthrough } from '../routing/intent';
import type { RouteTable } from '../routing/ownership';
import type { MeshIngress } from '../specs/mesh-ingress';
import { tableOrigins } from './table-origins';

/** A host that a namespace serves through an ingress, whether its gateway reads requests or passes TLS through. */
export interface ServedHost {
  readonly ingress: MeshIngress;
  readonly namespace: string;
  readonly host: string;
  /** The entries of `expose` that ask for it. */
  readonly from: readonly [Origin, ...Origin[]];
}

/** Every host that is served. */
export function servedHosts(tables: readonly RouteTable[], passthroughs: readonly Passthrough[]): ServedHost[] {
  return [
    ...tables.map((table) => ({ ingress: table.ingress, namespace: table.namespace, host: table.host, from: tableOrigins(table) })),
    ...passthroughs.map(({ ingress, namespace, host, origin }) => ({ ingress, namespace, host, from: [origin] as const })),
  ];
}
