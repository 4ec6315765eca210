import { list } from '../../kube/list';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { shown } from '../../kube/shown';
import { eachResource, type Wrong } from '../readers/each-resource';
import { allRoutes, httpRoutes, partOf, partsOf, sharesOf, type Part } from '../readers/routes';
import { rule } from '../rule';
import { isDnsLabel } from '../syntax/dns-label';
import { wildcardHostFault } from '../syntax/host';
import { isPortNumber } from '../syntax/port-number';

export const virtualServiceDestination = rule({
  code: 'FL3018',
  name: 'virtual-service-destination',
  severity: 'error',
  summary: 'A destination of a route is none, or the weights of a route add up to nothing.',
  why: 'A destination is the host of a Service, with a subset and a port or without. Of several destinations without weight none would get a request. The webhook refuses the VirtualService (pkg/config/validation/validation.go, `validateDestination` and `validateHTTPRouteDestinations`).',
  reads: ['networking.istio.io/VirtualService'],
  sameAs: ['IST0106'],
  check: eachResource(['networking.istio.io/VirtualService'], function* (on) {
    for (const destination of destinations(on)) yield* judge(destination);
    for (const route of allRoutes(on)) yield* weights(route);
  }),
});

function destinations(on: Resource): Part[] {
  const http = httpRoutes(on);
  const weighted = [...sharesOf(allRoutes(on)), ...partsOf(http, 'mirrors')];
  return [...weighted.flatMap((item) => partOf(item, 'destination') ?? []), ...http.flatMap((route) => partOf(route, 'mirror') ?? [])];
}

function* judge({ path, value: { host, subset, port } }: Part): Generator<Wrong> {
  const fault = typeof host !== 'string' ? undefined : host === '*' ? 'it is every host' : wildcardHostFault(host);
  if (fault !== undefined) yield { path: [...path, 'host'], message: `\`${shown(host)}\` is no host: ${fault}`, help: 'write the host of a Service, such as `orders.shop.svc.cluster.local`; the port goes into `port.number`' };
  if (typeof subset === 'string' && subset !== '' && !isDnsLabel(subset)) {
    yield { path: [...path, 'subset'], message: `\`${subset}\` is no name of a subset`, help: 'write letters, digits and `-` alone, at most 63 of them' };
  }
  if (typeof port !== 'object' || port === null) return;
  const { number = 0 } = port as { number?: unknown };
  if (typeof number === 'number' && !isPortNumber(number)) {
    yield { path: [...path, 'port', 'number'], message: `${number} is no port`, help: 'write a port of the Service, or leave `port` out where it has only one' };
  }
}

function* weights(route: Part): Generator<Wrong> {
  const shares = list(route.value.route).map((share) => record(share).weight);
  for (const [index, weight] of shares.entries()) {
    if (typeof weight === 'number' && weight < 0) yield { path: [...route.path, 'route', index, 'weight'], message: `${weight} is no weight`, help: 'write a number from 0 to 100' };
  }
  const total = shares.reduce<number>((sum, weight) => sum + (typeof weight === 'number' ? weight : 0), 0);
  if (shares.length > 1 && total === 0) {
    yield { path: [...route.path, 'route'], at: 'key', message: 'none of these destinations has a weight', help: 'write `weight` in each, 100 in all' };
  }
}
