import { list } from '../../kube/list';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { boundGateways } from '../../mesh/bound-gateways';
import { fullHost } from '../../mesh/full-host';
import { namespaceOf } from '../../mesh/namespace-of';
import { oncePerKey } from '../../mesh/once-per-key';
import { routeDestinations, type RouteDestination } from '../../mesh/route-destinations';
import { servedHosts, type ServedHosts } from '../../mesh/served-hosts';
import { serviceKinds } from '../kinds';
import { routesAt } from '../readers/routes-at-server';
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
    const served = oncePerKey((gateway: Resource) => servedHosts(gateway));
    for (const on of view.of('networking.istio.io/VirtualService')) {
      const open = routeDestinations(on).filter(({ port }) => port === undefined);
      const arriving = oncePerKey((protocol: Protocol) => arrivingPorts(view, on, served, protocol));
      for (const { path, host, protocol } of open) {
        const services = view.hosts().seenFrom(fullHost(host, namespaceOf(on), view.clusterDomain), namespaceOf(on));
        const ports = new Set(services.flatMap((service) => service.ports.map(({ port }) => port)));
        const lost = ports.size < 2 ? [] : arriving(protocol).filter((port) => !ports.has(port));
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

type Shown = View<typeof kinds[number]>;
type Protocol = RouteDestination['protocol'];

/** The ports of the listeners that have the routes of a VirtualService for a protocol, as far as they are in sight. */
function arrivingPorts(view: Shown, on: Resource, served: (gateway: Resource) => ServedHosts, protocol: Protocol): number[] {
  const hosts = list(record(on.spec).hosts).filter((host): host is string => typeof host === 'string');
  const ports = boundGateways(on).flatMap((name) => {
    if (name === 'mesh') return calledPorts(view, on, hosts, protocol);
    const slash = name.indexOf('/');
    const gateway = view.find('networking.istio.io/Gateway', name.slice(0, slash), name.slice(slash + 1));
    const servers = gateway ? hosts.flatMap((host) => served(gateway)(host, namespaceOf(on))) : [];
    // what is redirected does not come by this port
    return servers.filter((server) => routesAt(server) === protocol && server.tls.httpsRedirect !== true).flatMap(({ port }) => port ?? []);
  });
  return [...new Set(ports)].sort((a, b) => a - b);
}

/** Routes for HTTP are at ports that are, or may turn out to be, HTTP. */
function calledPorts(view: Shown, on: Resource, hosts: readonly string[], protocol: Protocol): number[] {
  return hosts.flatMap((host) => view.hosts().named(fullHost(host, namespaceOf(on), view.clusterDomain)))
    .flatMap(({ ports }) => ports.filter(({ listener }) => (protocol === 'http' ? listener !== 'TCP' : listener !== 'HTTP')).map(({ port }) => port));
}
