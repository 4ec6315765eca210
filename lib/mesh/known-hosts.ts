import { lazy } from '../kube/lazy';
import { isExportedTo } from './export-to';
import { groupBy } from './group-by';
import { hostIndex } from './host-index';
import { oncePerKey } from './once-per-key';
import type { MeshService } from './service';

/** The hosts that Services and ServiceEntries make known. */
export interface KnownHosts {
  /** Everything under a full name itself, seen from anywhere, the oldest first. */
  readonly named: (host: string) => readonly MeshService[];
  /** What a namespace sees under a full name: that name, or a wildcard of a ServiceEntry that covers it. */
  readonly seenFrom: (host: string, namespace: string) => readonly MeshService[];
  /** Whether a wildcard, such as `*.shop.svc.cluster.local`, takes in any of them. */
  readonly anyUnder: (wildcard: string) => boolean;
}

/** Indexes services by their hosts. */
export function knownHosts(services: readonly MeshService[]): KnownHosts {
  const byHost = groupBy(services, ({ host }) => host);
  const index = hostIndex(byHost);
  const endings = lazy(() => new Set([...byHost.keys()].flatMap(endingsOf)));
  const seenFrom = oncePerKey((namespace: string) => oncePerKey((host: string): readonly MeshService[] =>
    index.matching(host).flat().filter((service) => isExportedTo(service.exportTo, service.namespace, namespace))));
  return {
    named: (host) => byHost.get(host) ?? [],
    seenFrom: (host, namespace) => seenFrom(namespace)(host),
    anyUnder: (wildcard) => (wildcard === '*' ? byHost.size > 0 : endings().has(wildcard.slice(1))),
  };
}

/** What stands behind each dot of a host, the dot with it: `.b.c` and `.c` of `a.b.c`. */
function endingsOf(host: string): string[] {
  return [...host.matchAll(/\./g)].map(({ index }) => host.slice(index));
}
