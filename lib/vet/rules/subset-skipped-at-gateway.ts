import { list } from '../../kube/list';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';
import { boundGateways } from '../../mesh/bound-gateways';
import { fullHost } from '../../mesh/full-host';
import { groupBy } from '../../mesh/group-by';
import { namespaceOf } from '../../mesh/namespace-of';
import { routeDestinations, type RouteDestination } from '../../mesh/route-destinations';
import { isHandedToWaypoint, labelsOf } from '../readers/waypoints';
import { rule } from '../rule';
import type { View } from '../view';

export const subsetSkippedAtGateway = rule({
  code: 'FL1009',
  name: 'subset-skipped-at-gateway',
  severity: 'warning',
  summary: 'A gateway leads to a host as a whole, for which sidecars choose a subset.',
  why: 'A VirtualService for sidecars does not hold at a gateway: requests from outside are spread over all versions, whatever split it makes for calls inside the mesh (Istio, «Traffic management problems», route rules have no effect on ingress gateway requests).',
  reads: ['networking.istio.io/VirtualService', 'networking.istio.io/DestinationRule', '/Service', '/Namespace', 'gateway.networking.k8s.io/Gateway'],
  sameAs: ['IST0140'],
  differs: 'Only subsets of that host itself count, so that the two hops to an egress gateway are left alone, and not the only subset that there is; names are compared in full. A waypoint to which gateways hand requests chooses for them too.',
  *check(view) {
    const rules = groupBy(view.of('networking.istio.io/DestinationRule'), (on) => fullHost(text(record(on.spec).host) ?? '', namespaceOf(on), view.clusterDomain));
    const isOnly = (host: string) => (rules.get(host) ?? []).flatMap(({ spec }) => list(record(spec).subsets)).length === 1;
    const split = groupBy(view.of('networking.istio.io/VirtualService').filter((on) => boundGateways(on).includes('mesh'))
      .flatMap((on) => splitHosts(on, view.clusterDomain).filter((host) => !isOnly(host)).map((host) => ({ on, host }))), ({ host }) => host);
    for (const on of view.of('networking.istio.io/VirtualService')) {
      if (boundGateways(on).includes('mesh')) continue;
      for (const destination of routeDestinations(on)) {
        const [other] = isWhole(destination) ? split.get(fullHost(destination.host, namespaceOf(on), view.clusterDomain)) ?? [] : [];
        if (!other || mayBeChosenByWaypoint(view, other.host)) continue;
        yield {
          on,
          path: [...destination.path, 'host'],
          message: `\`${other.on.metadata.name}\` chooses subsets of \`${destination.host}\` for sidecars; at the gateway it has no say`,
          help: 'name the subsets here too, or put `mesh` and the Gateway into one VirtualService',
          related: [{ on: other.on, path: ['spec', 'hosts'], message: 'chooses subsets' }],
        };
      }
    }
  },
});

/** Where nobody shows the Service, a waypoint beside it may be its own. */
function mayBeChosenByWaypoint(view: View<'/Service' | '/Namespace' | 'gateway.networking.k8s.io/Gateway'>, host: string): boolean {
  const [name, namespace] = host.split('.') as [string, string];
  const service = view.find('/Service', namespace, name);
  if (service) return isHandedToWaypoint(labelsOf(service), view.namespaceLabels(namespace));
  return view.of('gateway.networking.k8s.io/Gateway').some((on) => namespaceOf(on) === namespace && record(on.spec).gatewayClassName === 'istio-waypoint');
}

function isWhole({ protocol, mirror, subset }: RouteDestination): boolean {
  return protocol === 'http' && !mirror && subset === undefined;
}

/** The hosts of a VirtualService of which it chooses subsets. */
function splitHosts(on: Resource, clusterDomain: string): string[] {
  const full = (host: string) => fullHost(host, namespaceOf(on), clusterDomain);
  const chosen = new Set(routeDestinations(on).filter(({ subset, mirror }) => subset !== undefined && !mirror).map(({ host }) => full(host)));
  const hosts = list(record(on.spec).hosts).filter((host): host is string => typeof host === 'string').map(full);
  return [...new Set(hosts)].filter((host) => chosen.has(host));
}
