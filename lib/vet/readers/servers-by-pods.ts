import type { Resource } from '../../kube/resource';
import { gatewaySelector, gatewayServers, type GatewayServer } from '../../mesh/gateway-servers';
import { groupBy } from '../../mesh/group-by';
import type { Mesh } from '../../mesh/mesh';
import type { Workload } from '../../mesh/workload';

/** The servers that a gateway's pods have. */
export type ServersOf = (workload: Workload) => readonly GatewayServer[];

/** Finds the servers of the Gateways that pick some pods. */
export function serversByPods(view: Pick<Mesh, 'selectedAnywhere'>, gateways: readonly Resource[]): ServersOf {
  const placed = gateways.flatMap((on) => view.selectedAnywhere(gatewaySelector(on)).map((pods) => ({ pods, on })));
  const byPods = groupBy(placed, ({ pods }) => pods);
  return (workload) => (byPods.get(workload) ?? []).flatMap(({ on }) => gatewayServers(on));
}
