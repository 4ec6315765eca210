import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';
import { fullHost, serviceHost } from '../../mesh/full-host';
import { namespaceOf } from '../../mesh/namespace-of';
import { routeDestinations } from '../../mesh/route-destinations';
import { serviceKinds } from '../kinds';
import { missingHost } from '../readers/missing-host';
import { rule } from '../rule';

const kinds = ['networking.istio.io/VirtualService', 'gateway.networking.k8s.io/Gateway', ...serviceKinds] as const;

export const destinationNotFound = rule({
  code: 'FL1005',
  name: 'destination-not-found',
  severity: 'error',
  summary: 'A route leads to a host that no Service and no ServiceEntry has.',
  why: 'The proxies have no cluster of this name and answer 503. A name without a dot is a Service of the VirtualService\'s namespace; a name with one is taken as it is, so that `orders.shop` is nobody\'s (pilot/pkg/model/config.go). What is not exported to a namespace is not there for it.',
  reads: kinds,
  sameAs: ['IST0101', 'KIA1101', 'dangling-route-destination'],
  differs: 'Mirrors are judged too. A wildcard of a ServiceEntry makes the hosts below it known, and a Gateway of the Gateway API its Service.',
  *check(view) {
    const made = new Set(view.of('gateway.networking.k8s.io/Gateway').flatMap((gateway) => serviceHostsOf(gateway, view.clusterDomain)));
    for (const on of view.of('networking.istio.io/VirtualService')) {
      for (const destination of routeDestinations(on)) {
        const host = fullHost(destination.host, namespaceOf(on), view.clusterDomain);
        if (view.hosts().seenFrom(host, namespaceOf(on)).length === 0 && !made.has(host)) yield missingHost(view, on, [...destination.path, 'host'], host);
      }
    }
  },
});

/** The Service that istiod makes for a Gateway of the Gateway API. */
function serviceHostsOf(gateway: Resource, clusterDomain: string): string[] {
  const { name } = gateway.metadata;
  const made = [name, `${name}-${text(record(gateway.spec).gatewayClassName) ?? ''}`];
  return made.map((service) => serviceHost(service, namespaceOf(gateway), clusterDomain));
}
