import { sortedSet } from '../kube/order';
import type { Application } from './application';

/**
 * The namespaces beside an application's own whose proxies keep what is said of the way to it: those of its callers, and others that are given.
 * In ambient mode the waypoint keeps it, in the namespace of the application; a gateway that knew it too would do it twice.
 */
export function routeReaders({ spec, mode, callers }: Application, others: readonly string[] = []): readonly string[] {
  if (mode === 'ambient') return [];
  return sortedSet([...callers.map(({ namespace }) => namespace), ...others]).filter((namespace) => namespace !== spec.metadata.namespace);
}
