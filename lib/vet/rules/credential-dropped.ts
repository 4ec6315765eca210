import { lazy } from '../../kube/lazy';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';
import { boundGateways } from '../../mesh/bound-gateways';
import { fullHost, serviceHost } from '../../mesh/full-host';
import { namespaceOf } from '../../mesh/namespace-of';
import { routeDestinations } from '../../mesh/route-destinations';
import { serviceKinds } from '../kinds';
import { destinationRuleHost } from '../readers/destination-rule-hosts';
import type { Placed } from '../readers/items-at';
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
    const throughGateways = lazy(() => hostsThroughGateways(view));
    for (const on of view.of('networking.istio.io/DestinationRule')) {
      const secrets = secretsOf(on);
      const host = secrets.length === 0 ? undefined : destinationRuleHost(view, on);
      if (host === undefined || record(on.spec).workloadSelector !== undefined) continue;
      if (throughGateways().has(host) || goesThroughWaypoint(view, host, on)) continue;
      for (const { path, value } of secrets) {
        yield {
          on,
          path,
          message: `sidecars do not read the Secret \`${value}\`, and speak plaintext to \`${host}\``,
          help: 'name the pods in a `workloadSelector`, or use files (`caCertificates`, `clientCertificate`, `privateKey`)',
        };
      }
    }
  },
});

/** The Secrets that a DestinationRule names; what begins with `configmap://` is none. */
function secretsOf(on: Resource): Placed<string>[] {
  return policyParts(on, 'tls').flatMap(({ path, value }) => {
    const secret = text(value.credentialName);
    return secret === undefined || secret.startsWith('configmap://') ? [] : [{ path: [...path, 'credentialName'], value: secret }];
  });
}

/** The hosts to which gateways lead, and the wildcards that take them in. */
function hostsThroughGateways(view: Shown): ReadonlySet<string> {
  const backends = routeKinds.flatMap((kind) => view.of(kind)).flatMap((route) => backendHosts(view, route));
  return new Set([...virtualServiceHosts(view), ...backends].flatMap((host) => [host, ...endingsOf(host)]));
}

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
