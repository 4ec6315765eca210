import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';
import { fullHost, serviceHost } from '../../mesh/full-host';
import { hostNamespace } from '../../mesh/host-namespace';
import { namespaceOf } from '../../mesh/namespace-of';
import { routeDestinations, type RouteDestination } from '../../mesh/route-destinations';
import { serviceKinds } from '../kinds';
import { rule, type Fault, type NotShown } from '../rule';
import type { View } from '../view';

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
        if (view.hosts().seenFrom(host, namespaceOf(on)).length === 0 && !made.has(host)) yield judge(view, on, destination, host);
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

function judge(view: View<typeof kinds[number]>, on: Resource, destination: RouteDestination, host: string): Fault | NotShown {
  const path = [...destination.path, 'host'];
  const own = namespaceOf(on);
  const [hidden] = view.hosts().named(host);
  if (hidden) {
    return {
      on,
      path,
      message: `\`${host}\` is not exported to the namespace \`${own}\``,
      help: `add \`${own}\` to its \`exportTo\``,
      related: [{ on: hidden.resource, path: ['metadata', 'name'], message: 'exported elsewhere alone' }],
    };
  }
  const short = `${host}.svc.${view.clusterDomain}`;
  const cut = [short, `${host}.${view.clusterDomain}`].find((name) => view.hosts().seenFrom(name, own).length > 0);
  if (cut !== undefined) return { on, path, message: `Istio takes \`${host}\` as it is, and nobody has that name`, help: `write \`${cut}\``, fix: [{ on, path, value: cut }] };
  return missing(view, on, path, host);
}

function missing(view: View<typeof kinds[number]>, on: Resource, path: Fault['path'], host: string): Fault | NotShown {
  const namespace = hostNamespace(host, view.clusterDomain) ?? namespaceOf(on);
  const inCluster = hostNamespace(host, view.clusterDomain) !== undefined;
  const kind = inCluster ? '/Service' : 'networking.istio.io/ServiceEntry';
  if (!view.given(kind, namespace)) return { on, path, notShown: { kind, namespace } };
  if (inCluster) {
    const names = view.in('/Service', namespace).slice(0, 5).map(({ metadata }) => `\`${metadata.name}\``);
    return { on, path, message: `there is no Service \`${host.split('.', 1)[0]!}\` in the namespace \`${namespace}\``, help: `there are ${names.join(', ') || 'none'}` };
  }
  return {
    on,
    path,
    ...(view.config.allowAny && { severity: 'warning' as const }),
    message: `no ServiceEntry that \`${namespace}\` sees has the host \`${host}\``,
    help: 'declare it in a ServiceEntry; a route leads to what the mesh knows alone',
  };
}
