import { list } from '../../kube/list';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { boundGateways } from '../../mesh/bound-gateways';
import { fullHost } from '../../mesh/full-host';
import { gatewayServers } from '../../mesh/gateway-servers';
import { namespaceOf } from '../../mesh/namespace-of';
import { oncePerKey } from '../../mesh/once-per-key';
import { routeDestinations } from '../../mesh/route-destinations';
import { serviceKinds } from '../kinds';
import { rule } from '../rule';
import type { View } from '../view';

const kinds = ['networking.istio.io/VirtualService', 'networking.istio.io/Gateway', ...serviceKinds] as const;

export const destinationWithoutPort = rule({
  code: 'FL1007',
  name: 'destination-without-port',
  severity: 'error',
  summary: 'A route names no port, and the port that requests come by is none of a service with several.',
  why: 'Where a service has one port, that is taken; where it has several, Istio takes the port of the listener: 443 at a gateway, the port of the called host at a sidecar. If the service has no such port, the answer is 503 (pilot/pkg/networking/core/route/route.go GetDestinationCluster).',
  reads: kinds,
  sameAs: ['IST0112'],
  differs: 'Only where the port that Istio takes then is not there; elsewhere requests arrive.',
  *check(view) {
    const portsOf = oncePerKey((gateway: Resource) => gatewayServers(gateway).flatMap(({ port }) => port ?? []));
    for (const on of view.of('networking.istio.io/VirtualService')) {
      const open = routeDestinations(on).filter(({ port }) => port === undefined);
      const arriving = open.length === 0 ? [] : arrivingPorts(view, on, portsOf);
      for (const { path, host } of arriving.length === 0 ? [] : open) {
        const services = view.hosts().seenFrom(fullHost(host, namespaceOf(on), view.clusterDomain), namespaceOf(on));
        const ports = new Set(services.flatMap((service) => service.ports.map(({ port }) => port)));
        const lost = ports.size < 2 ? [] : arriving.filter((port) => !ports.has(port));
        if (lost.length === 0) continue;
        yield {
          on,
          path: [...path, 'port'],
          message: `requests that come by port ${lost.join(', ')} go to that port of \`${host}\`, which it does not have`,
          help: `name one of its ports: ${[...ports].slice(0, 8).join(', ')}`,
          related: [{ on: services[0]!.resource, path: ['spec', 'ports'], message: 'its ports' }],
        };
      }
    }
  },
});

/** The ports of the listeners that have the routes of a VirtualService, as far as they are in sight. */
function arrivingPorts(view: View<typeof kinds[number]>, on: Resource, portsOf: (gateway: Resource) => readonly number[]): number[] {
  const ports = boundGateways(on).flatMap((name) => {
    if (name === 'mesh') return calledPorts(view, on);
    const slash = name.indexOf('/');
    const gateway = view.find('networking.istio.io/Gateway', name.slice(0, slash), name.slice(slash + 1));
    return gateway ? portsOf(gateway) : [];
  });
  return [...new Set(ports)].sort((a, b) => a - b);
}

function calledPorts(view: View<typeof kinds[number]>, on: Resource): number[] {
  const hosts = list(record(on.spec).hosts).filter((host): host is string => typeof host === 'string');
  return hosts.flatMap((host) => view.hosts().named(fullHost(host, namespaceOf(on), view.clusterDomain)))
    .flatMap(({ ports }) => ports.map(({ port }) => port));
}
