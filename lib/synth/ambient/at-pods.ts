import type { AuthorizationPolicySpec, Rule } from '../../kube/generated/authorization-policy';
import { compareText } from '../../kube/order';
import { principal } from '../../routing/istio/policy-rule';
import type { RouteTable } from '../../routing/ownership';
import type { Application, Port } from '../application';
import { synthesized, type Synthesized } from '../synthesized';
import { asksPods } from './asks-pods';
import { waypointName } from './waypoint';

/**
 * The policy of an application's pods in ambient mode: they take connections from the waypoint alone, and from those who ask pods and not
 * their Service.
 *
 * It is read by ztunnel, which knows identities and ports and nothing of requests; whoever goes past the waypoint, for want of a label or by the
 * address of a pod, is refused here.
 */
export function atPods(application: Application, _tables: readonly RouteTable[], trustDomain: string): Synthesized<AuthorizationPolicySpec>[] {
  const { spec, selector, ports, callers, metrics } = application;
  const { name, namespace } = spec.metadata;
  const waypoints = callers.filter(asksPods).map(({ namespace: other, httpPorts, otherPorts }) => (
    ruleFor([principal(trustDomain, other, waypointName)], [...httpPorts, ...otherPorts])
  ));
  const readers = metrics?.scrapers.map((one) => principal(trustDomain, one.namespace, one.serviceAccount)).sort(compareText);
  const scrapers = metrics && readers ? [ruleFor(readers, [metrics.port])] : [];
  return [synthesized({
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: { name: `${name}-pods`, namespace },
    spec: {
      selector: { matchLabels: selector },
      action: 'ALLOW' as const,
      rules: [ruleFor([principal(trustDomain, namespace, waypointName)], ports), ...waypoints, ...scrapers],
    },
  }, [{ spec, path: ['spec'] }])];
}

function ruleFor(principals: readonly string[], ports: readonly Port[]): Rule {
  const numbers = [...new Set(ports.map(({ targetPort }) => targetPort))].sort((a, b) => a - b);
  return { from: [{ source: { principals } }], to: [{ operation: { ports: numbers.map(String) } }] };
}
