import { list } from '../../kube/list';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';
import { boundGateways } from '../../mesh/bound-gateways';
import { routeDestinations } from '../../mesh/route-destinations';

/** A host for which a rule asks something of HTTP of whoever calls it from the mesh. */
export interface Layer7Host {
  readonly path: readonly (string | number)[];
  readonly host: string;
}

/** The host of a DestinationRule that has to do with requests: pools, outliers, balancing by a header or a cookie. */
export function destinationRuleLayer7({ spec }: Resource): Layer7Host[] {
  const { host, trafficPolicy, subsets } = record(spec);
  const named = text(host);
  const policies = [trafficPolicy, ...list(subsets).map((subset) => record(subset).trafficPolicy)].map(record);
  const all = [...policies, ...policies.flatMap(({ portLevelSettings }) => list(portLevelSettings).map(record))];
  return named !== undefined && all.some(readsRequests) ? [{ path: ['spec', 'host'], host: named }] : [];
}

function readsRequests({ connectionPool, outlierDetection, loadBalancer }: Readonly<Record<string, unknown>>): boolean {
  const hash = record(record(loadBalancer).consistentHash);
  return [record(connectionPool).http, outlierDetection, hash.httpHeaderName, hash.httpCookie].some((field) => field !== undefined);
}

/** The hosts of a VirtualService for clients in the mesh, where it routes requests: what it leads to. */
export function virtualServiceLayer7(resource: Resource): Layer7Host[] {
  if (!boundGateways(resource).includes('mesh')) return [];
  const seen = new Set<string>();
  return routeDestinations(resource)
    .filter(({ protocol, mirror, host }) => protocol !== 'tcp' && !mirror && seen.size !== seen.add(host).size)
    .map(({ path, host }) => ({ path: [...path, 'host'], host }));
}
