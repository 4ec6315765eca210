import { list } from '../kube/list';
import { record } from '../kube/record';
import { remembered } from '../kube/remembered';
import type { Resource } from '../kube/resource';
import { text } from '../kube/text';

/** One destination that a VirtualService names, as it is written. */
export interface RouteDestination {
  /** Of the destination in the VirtualService. */
  readonly path: readonly (string | number)[];
  readonly protocol: 'http' | 'tcp' | 'tls';
  /** Whether it gets copies of requests alone. */
  readonly mirror: boolean;
  /** Which route of its protocol names it. */
  readonly route: number;
  readonly host: string;
  readonly subset?: string;
  readonly port?: number;
}

/** Every destination of a VirtualService that names a host, in the order in which they are written. */
export const routeDestinations = remembered(({ spec }: Resource): readonly RouteDestination[] => (['http', 'tls', 'tcp'] as const).flatMap((protocol) =>
  list(record(spec)[protocol]).flatMap((entry, route) => ofRoute(record(entry), protocol, route))));

function ofRoute(entry: Readonly<Record<string, unknown>>, protocol: RouteDestination['protocol'], route: number): RouteDestination[] {
  const at = ['spec', protocol, route];
  const weighted = (field: 'route' | 'mirrors') => list(entry[field]).flatMap((item, index) =>
    destination(record(item).destination, [...at, field, index, 'destination'], protocol, route, field === 'mirrors'));
  return [...weighted('route'), ...destination(entry.mirror, [...at, 'mirror'], protocol, route, true), ...weighted('mirrors')];
}

function destination(
  value: unknown, path: RouteDestination['path'], protocol: RouteDestination['protocol'], route: number, mirror: boolean,
): RouteDestination[] {
  const { host, subset, port } = record(value);
  const named = text(host);
  if (named === undefined) return [];
  const { number } = record(port);
  const [to, at] = [text(subset), typeof number === 'number' && number !== 0 ? number : undefined];
  return [{ path, protocol, mirror, route, host: named, ...(to !== undefined && { subset: to }), ...(at !== undefined && { port: at }) }];
}
