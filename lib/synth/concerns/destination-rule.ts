import type { DestinationRuleSpec } from '../../kube/generated/destination-rule';
import { compareText } from '../../kube/order';
import type { RouteTable } from '../../routing/ownership';
import type { Path } from '../../specs/problem';
import { speaksHttp } from '../../specs/protocol';
import type { SecureApplication, SecureApplicationSpec } from '../../specs/secure-application';
import type { Application } from '../application';
import { handedOver } from '../handed-over';
import { routeReaders } from '../route-readers';
import { synthesized, type Synthesized } from '../synthesized';

/**
 * The DestinationRule by which the proxies of clients, the gateways' among them, or a waypoint send one client's requests to one pod, know the
 * versions of an application, and end connections over which nothing goes.
 *
 * It says nothing of TLS, so that Istio's own mutual TLS holds, and is seen by those alone who may reach the application; all see what Argo
 * Rollouts goes on writing, which has nothing in it that could change with the callers.
 */
export function destinationRule(application: Application, tables: readonly RouteTable[]): Synthesized<DestinationRuleSpec>[] {
  if (application.spec.spec.rollout?.argoRollouts) return [ofArgoRollouts(application)];
  const { spec, service, ports, passthroughs, portPassages } = application;
  const { traffic: { sessionAffinity, idleTimeout } = {}, versions } = spec.spec;
  const unread = idleTimeout === undefined ? [] : ports.filter((port) => !speaksHttp(port));
  if (!sessionAffinity && !versions && unread.length === 0) return [];
  const { namespace } = spec.metadata;
  const ingresses = [...tables, ...passthroughs, ...portPassages].map(({ ingress }) => ingress.metadata.namespace);
  const place: Path = ['spec', ...sessionAffinity ? ['traffic', 'sessionAffinity'] : versions ? ['versions'] : ['traffic', 'idleTimeout']];
  const trafficPolicy = {
    ...(sessionAffinity && { loadBalancer: { consistentHash: { httpCookie: cookieOf(sessionAffinity, spec, tables) } } }),
    // of connections, Istio asks for nothing that is said of one port (pilot/pkg/networking/core/networkfilter.go)
    ...(unread.length > 0 && { connectionPool: { tcp: { idleTimeout } } }),
  };
  return [synthesized({
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: { name: service, namespace },
    spec: {
      host: service,
      exportTo: ['.', ...routeReaders(application, ingresses)],
      ...(Object.keys(trafficPolicy).length > 0 && { trafficPolicy }),
      ...(versions && { subsets: versions.map(({ name, labels }) => ({ name, labels: sorted(labels) })) }),
    },
  }, [{ spec, path: place }])];
}

/** Argo Rollouts tells the pods of the two apart by a label that it adds to these. */
function ofArgoRollouts({ spec, service, selector }: Application): Synthesized<DestinationRuleSpec> {
  return synthesized({
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: { name: service, namespace: spec.metadata.namespace, ...handedOver('argoRollouts') },
    spec: { host: service, exportTo: ['*'], subsets: ['stable', 'canary'].map((name) => ({ name, labels: sorted(selector) })) },
  }, [{ spec, path: ['spec', 'rollout'] }]);
}

type SessionAffinity = NonNullable<NonNullable<SecureApplicationSpec['traffic']>['sessionAffinity']>;

/** Clients outside come by HTTPS alone; pages of other sites send the cookie along where some path lets them send cookies at all. */
function cookieOf({ cookie: { name, ttl = '0s' } }: SessionAffinity, spec: SecureApplication, tables: readonly RouteTable[]) {
  const own = tables.flatMap(({ rules }) => rules.filter(({ origin }) => origin.spec === spec));
  const forOtherSites = own.some(({ serving }) => serving.cors?.allowCredentials);
  const attributes = [{ name: 'Secure' }, { name: 'SameSite', value: forOtherSites ? 'None' : 'Lax' }];
  return { name, path: '/', ttl, ...(tables.length > 0 && { attributes }) };
}

function sorted(labels: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(labels).sort(([a], [b]) => compareText(a, b)));
}
