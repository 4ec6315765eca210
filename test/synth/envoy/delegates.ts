import type { HTTPMatchRequest, HTTPRoute, StringMatch, VirtualServiceSpec } from '../../../lib/kube/generated/virtual-service';
import type { Resource } from '../../../lib/kube/resource';

/** A route of a VirtualService, and the namespace that its Services are in. */
export interface PlacedRoute {
  readonly route: HTTPRoute;
  readonly namespace: string;
}

/**
 * The routes of a VirtualService with those of its delegates in their places, as Istio joins them (pilot/pkg/model/virtualservice.go): a
 * delegate that is not there or not exported leaves nothing, and of one that is, a route without a match in the root is dropped.
 */
export function routesOf({ metadata: { namespace }, spec }: Resource, resources: readonly Resource[]): PlacedRoute[] {
  return (spec as VirtualServiceSpec).http!.flatMap(({ delegate, ...route }): PlacedRoute[] => {
    if (!delegate) return [{ route, namespace: namespace! }];
    const place = delegate.namespace ?? namespace!;
    const found = resources.find(({ kind, metadata }) => kind === 'VirtualService' && metadata.name === delegate.name && metadata.namespace === place);
    const { hosts, exportTo, http = [] } = (found?.spec ?? {}) as VirtualServiceSpec;
    if (hosts || !(exportTo?.includes(namespace!) || (place === namespace && exportTo?.includes('.')))) return [];
    return http.flatMap((leaf) => joined(route, leaf)).map((leaf) => ({ route: leaf, namespace: place }));
  });
}

function joined(root: HTTPRoute, leaf: HTTPRoute): HTTPRoute[] {
  const pairs = (leaf.match ?? [{}]).map((match) => root.match!.filter((wide) => !conflict(wide, match)).map((wide) => both(wide, match)));
  return pairs.some((some) => some.length === 0) ? [] : [{ ...root, ...leaf, match: pairs.flat() }];
}

function both(root: HTTPMatchRequest, leaf: HTTPMatchRequest): HTTPMatchRequest {
  return { ...root, ...leaf, ...((root.headers ?? leaf.headers) && { headers: { ...root.headers, ...leaf.headers } }) };
}

function conflict(root: HTTPMatchRequest, leaf: HTTPMatchRequest): boolean {
  const single = (['uri', 'scheme', 'method', 'authority'] as const).some((field) => differ(root[field], leaf[field]));
  return single || Object.entries(leaf.headers ?? {}).some(([name, value]) => differ(root.headers?.[name], value));
}

function differ(root: StringMatch | undefined, leaf: StringMatch | undefined): boolean {
  if (!root || !leaf) return false;
  if (root.regex ?? leaf.regex) return true;
  if (root.exact !== undefined) return leaf.exact !== root.exact;
  return !(leaf.prefix ?? leaf.exact)!.startsWith(root.prefix!);
}
