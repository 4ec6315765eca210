import type { DestinationRuleSpec } from '../../kube/generated/destination-rule';
import { sortedSet } from '../../kube/order';
import type { RouteTable } from '../../routing/ownership';
import type { SecureApplication } from '../../specs/secure-application';
import type { Application } from '../application';
import { synthesized, type Synthesized } from '../synthesized';

/**
 * The DestinationRule by which the proxies of clients, the gateways' among them, send one client's requests to one pod.
 *
 * It says nothing of TLS, so that Istio's own mutual TLS holds, and is seen by those alone who may reach the application.
 */
export function sessionAffinity({ spec, service, callers }: Application, tables: readonly RouteTable[]): Synthesized<DestinationRuleSpec>[] {
  const asked = spec.spec.traffic?.sessionAffinity;
  if (!asked) return [];
  const { namespace } = spec.metadata;
  const { name, ttl = '0s' } = asked.cookie;
  const clients = sortedSet([...callers.map((caller) => caller.namespace), ...tables.map(({ ingress }) => ingress.metadata.namespace)]);
  return [synthesized({
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: { name: service, namespace },
    spec: {
      host: service,
      exportTo: ['.', ...clients.filter((client) => client !== namespace)],
      trafficPolicy: { loadBalancer: { consistentHash: { httpCookie: { name, path: '/', ttl, ...(tables.length > 0 && { attributes: attributesOf(spec, tables) }) } } } },
    },
  }, [{ spec, path: ['spec', 'traffic', 'sessionAffinity'] }])];
}

/** Clients outside come by HTTPS alone; pages of other sites send the cookie along where some path lets them send cookies at all. */
function attributesOf(spec: SecureApplication, tables: readonly RouteTable[]): { readonly name: string; readonly value?: string }[] {
  const own = tables.flatMap(({ rules }) => rules.filter(({ origin }) => origin.spec === spec));
  const forOtherSites = own.some(({ serving }) => serving.cors?.allowCredentials);
  return [{ name: 'Secure' }, { name: 'SameSite', value: forOtherSites ? 'None' : 'Lax' }];
}
