import type { Origin } from '../routing/intent';
import type { RouteTable } from '../routing/ownership';

/** The entries of `expose` that a table was composed from, once each; an ingress's own denied paths are none. */
export function tableOrigins({ rules }: RouteTable): [Origin, ...Origin[]] {
  const origins = new Map<string, Origin>();
  for (const { origin: { spec, path } } of rules) {
    if (spec.kind !== 'SecureApplication') continue;
    origins.set(`${spec.metadata.name} ${path[2]}`, { spec, path: path.slice(0, 3) });
  }
  return [...origins.values()] as [Origin, ...Origin[]];
}
