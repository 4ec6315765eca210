import { record } from '../../kube/record';
import { remembered } from '../../kube/remembered';
import type { Resource } from '../../kube/resource';
import { itemsAt, type Placed } from './items-at';

/** An object of a resource, with its place there. */
export type Part = Placed<Readonly<Record<string, unknown>>>;

/** The routes of a VirtualService for HTTP. */
export const httpRoutes = remembered(({ spec }: Resource): readonly Part[] => itemsAt(record(spec).http, ['spec', 'http']));

/** The routes of a VirtualService for TLS that it does not end, and for TCP. */
export const connectionRoutes = remembered(({ spec }: Resource): readonly (Part & { readonly protocol: 'tls' | 'tcp' })[] =>
  (['tls', 'tcp'] as const).flatMap((protocol) => itemsAt(record(spec)[protocol], ['spec', protocol]).map((route) => ({ ...route, protocol }))));

/** The routes of a VirtualService, those for HTTP first. */
export const allRoutes = remembered((on: Resource): readonly Part[] => [...httpRoutes(on), ...connectionRoutes(on)]);

/** The routes of a VirtualService, those of each protocol by themselves, in the order in which they are tried. */
export const routesByProtocol = remembered((virtualService: Resource): readonly (readonly Part[])[] => {
  const connections = connectionRoutes(virtualService);
  return [httpRoutes(virtualService), ...(['tls', 'tcp'] as const).map((wanted) => connections.filter(({ protocol }) => protocol === wanted))];
});

/** The matches of routes. */
export const matchesOf = remembered((routes: readonly Part[]): readonly Part[] => partsOf(routes, 'match'));

/** The destinations of routes, with their weights. */
export const sharesOf = remembered((routes: readonly Part[]): readonly Part[] => partsOf(routes, 'route'));

/** The objects in a list that each of some objects has. */
export function partsOf(parents: readonly Part[], field: string): Part[] {
  return parents.flatMap(({ path, value }) => (Array.isArray(value[field]) ? itemsAt(value[field], [...path, field]) : []));
}

/** The object that each of some objects has in a field; nothing where there is none. */
export function partOf({ path, value }: Part, field: string): Part | undefined {
  return isObject(value[field]) ? { path: [...path, field], value: record(value[field]) } : undefined;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
