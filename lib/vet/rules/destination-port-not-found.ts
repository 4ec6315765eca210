import { fullHost } from '../../mesh/full-host';
import { namespaceOf } from '../../mesh/namespace-of';
import { routeDestinations } from '../../mesh/route-destinations';
import { serviceKinds } from '../kinds';
import { rule } from '../rule';

export const destinationPortNotFound = rule({
  code: 'FL1006',
  name: 'destination-port-not-found',
  severity: 'error',
  summary: 'A route leads to a port that its Service or ServiceEntry does not have.',
  why: 'Proxies have one cluster for each port of a service and answer 503 where there is none. `port.number` is the port of the Service, not that of its pods; UDP ports do not count (Istio, «Virtual Service» reference, `Destination`).',
  reads: ['networking.istio.io/VirtualService', ...serviceKinds],
  sameAs: ['IST0101'],
  *check(view) {
    for (const on of view.of('networking.istio.io/VirtualService')) {
      for (const { path, host, port } of routeDestinations(on)) {
        const services = port === undefined ? [] : view.hosts().seenFrom(fullHost(host, namespaceOf(on), view.clusterDomain), namespaceOf(on));
        const ports = services.flatMap((service) => service.ports);
        if (ports.length === 0 || ports.some((entry) => entry.port === port)) continue;
        const behind = ports.find(({ targetPort }) => targetPort === port);
        yield {
          on,
          path: [...path, 'port', 'number'],
          message: `\`${host}\` has no port ${port}`,
          help: behind
            ? `${port} is the port of its pods: write ${behind.port}`
            : `it has ${[...new Set(ports.map((entry) => entry.port))].slice(0, 8).join(', ')}`,
          related: [{ on: services[0]!.resource, path: ['spec', 'ports'], message: 'its ports' }],
        };
      }
    }
  },
});
