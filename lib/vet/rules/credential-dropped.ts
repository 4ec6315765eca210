import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';
import { boundGateways } from '../../mesh/bound-gateways';
import { fullHost, serviceHost } from '../../mesh/full-host';
import { namespaceOf } from '../../mesh/namespace-of';
import { routeDestinations } from '../../mesh/route-destinations';
import { serviceKinds } from '../kinds';
import { destinationRuleHost } from '../readers/destination-rule-hosts';
import { backendRefs, routeKinds } from '../readers/route-refs';
import { policyParts } from '../readers/traffic-policies';
import { hasWaypoint, labelsOf } from '../readers/waypoints';
import { rule } from '../rule';
import type { View } from '../view';

const kinds = ['networking.istio.io/DestinationRule', 'networking.istio.io/VirtualService', '/Namespace', ...routeKinds, ...serviceKinds] as const;

type Shown = View<typeof kinds[number]>;

export const credentialDropped = rule({
  code: 'FL1212',
  name: 'credential-dropped',
  severity: 'error',
  summary: 'A DestinationRule gives sidecars a Secret for TLS, and they speak plaintext.',
  why: 'A sidecar may not read Secrets unless the rule has a `workloadSelector`: istiod drops the whole TLS setting, and the connection goes out in plaintext without an error. Seen on istiod. Gateways and waypoints may read them.',
  reads: kinds,
  sameAs: [],
  *check(view) {
    const backends = routeKinds.flatMap((kind) => view.of(kind)).flatMap((route) => backendHosts(view, route));
    const throughGateways = [...virtualServiceHosts(view), ...backends];
    const endings = new Set(throughGateways.flatMap((host) => [host, ...endingsOf(host)]));
    for (const on of view.of('networking.istio.io/DestinationRule')) {
      const host = destinationRuleHost(view, on);
      if (host === undefined || record(on.spec).workloadSelector !== undefined || endings.has(host) || goesThroughWaypoint(view, host, on)) continue;
      for (const { path, value } of policyParts(on, 'tls')) {
        const secret = text(value.credentialName);
        if (secret === undefined || secret.startsWith('configmap://')) continue;
        yield {
          on,
          path: [...path, 'credentialName'],
          message: `sidecars do not read the Secret \`${secret}\`, and speak plaintext to \`${host}\``,
          help: 'name the pods in a `workloadSelector`, or use files (`caCertificates`, `clientCertificate`, `privateKey`)',
        };
      }
    }
  },
});

function virtualServiceHosts(view: Shown): string[] {
  return view.of('networking.istio.io/VirtualService').filter((route) => boundGateways(route).some((name) => name !== 'mesh'))
    .flatMap((route) => routeDestinations(route).map(({ host }) => fullHost(host, namespaceOf(route), view.clusterDomain)));
}

/** A backend of the kind `Hostname` is that of a ServiceEntry. */
function backendHosts(view: Shown, route: Resource): string[] {
  return backendRefs(route).map(({ kind, name, namespace }) =>
    (kind === 'networking.istio.io/Hostname' ? name : serviceHost(name, namespace, view.clusterDomain)));
}

/** The wildcards that take in a host. */
function endingsOf(host: string): string[] {
  return [...host.matchAll(/\./g)].map(({ index }) => `*${host.slice(index)}`);
}

function goesThroughWaypoint(view: Shown, host: string, on: Resource): boolean {
  const services = view.hosts().seenFrom(host, namespaceOf(on));
  return services.some(({ resource, namespace }) => hasWaypoint(labelsOf(resource), view.namespaceLabels(namespace)));
}
