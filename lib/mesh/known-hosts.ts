import { isExportedTo } from './export-to';
import { groupBy } from './group-by';
import { hostIndex } from './host-index';
import type { MeshService } from './service';

/** The hosts that Services and ServiceEntries make known. */
export interface KnownHosts {
  /** Everything under a full name itself, seen from anywhere, the oldest first. */
  readonly named: (host: string) => readonly MeshService[];
  /** What a namespace sees under a full name: that name, or a wildcard of a ServiceEntry that covers it. */
  readonly seenFrom: (host: string, namespace: string) => readonly MeshService[];
}

/** Indexes services by their hosts. */
export function knownHosts(services: readonly MeshService[]): KnownHosts {
  const byHost = groupBy(services, ({ host }) => host);
  const index = hostIndex(byHost);
  return {
    named: (host) => byHost.get(host) ?? [],
    seenFrom: (host, namespace) => index.matching(host).flat().filter((service) => isExportedTo(service.exportTo, service.namespace, namespace)),
  };
}
