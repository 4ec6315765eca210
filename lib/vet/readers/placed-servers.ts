import type { Resource } from '../../kube/resource';
import { gatewaySelector, gatewayServers, type GatewayServer } from '../../mesh/gateway-servers';
import { groupBy } from '../../mesh/group-by';
import type { Mesh } from '../../mesh/mesh';

/** A server of a Gateway, at one of the gateways that have it. */
export interface PlacedServer {
  readonly on: Resource;
  readonly server: GatewayServer;
}

/**
 * The servers of Gateways that share a port of the same pods and an address, the oldest Gateway first. Where the pods are not in sight,
 * Gateways with the same selector count as being for the same pods.
 */
export function placedServers(view: Pick<Mesh, 'selectedAnywhere'>, gateways: readonly Resource[]): PlacedServer[][] {
  const placed = gateways.flatMap((on) => {
    const places = placesOf(view, on);
    return gatewayServers(on).filter(({ port }) => port !== undefined)
      .flatMap((server) => places.map((place) => ({ on, server, key: `${place} ${server.port} ${server.bind}` })));
  });
  return [...groupBy(placed, ({ key }) => key).values()];
}

function placesOf(view: Pick<Mesh, 'selectedAnywhere'>, on: Resource): string[] {
  const selector = gatewaySelector(on);
  const pods = view.selectedAnywhere(selector).filter(({ dataPlane }) => dataPlane === 'gateway');
  return pods.length > 0 ? pods.map(({ namespace, kind, name }) => `${namespace}/${kind}/${name}`) : [JSON.stringify(Object.entries(selector).sort())];
}
