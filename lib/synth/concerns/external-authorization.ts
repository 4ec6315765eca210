import type { AuthorizationPolicySpec } from '../../kube/generated/authorization-policy';
import { sortedSet } from '../../kube/order';
import type { RouteTable } from '../../routing/ownership';
import { ruleHeader, ruleName } from '../../routing/rule-name';
import type { Application } from '../application';
import { asks } from '../asked-authorizers';
import { authorizerProvider } from '../authorizer-provider';
import { judgeOf } from '../judge';
import { synthesized, type Synthesized } from '../synthesized';

/**
 * The CUSTOM policy by which the judge of an application asks the authorizer of its paths.
 *
 * It comes before the policy that allows, and can only take away from it: what it does not fit is not asked. So it fits whatever names such
 * a rule on the port that serves it, which the policy that allows asks for too, and nothing of how a path or a host is spelled. Who the
 * client is cannot be asked in a CUSTOM policy; whoever else names such a rule is asked about in vain.
 */
export function externalAuthorization(application: Application, tables: readonly RouteTable[]): Synthesized<AuthorizationPolicySpec>[] {
  const { spec } = application;
  const { name, attachment, portOf } = judgeOf(application);
  const asking = tables.flatMap((table) => table.rules.filter(asks).filter(({ origin }) => origin.spec === spec)
    .map((rule) => ({ port: portOf(rule.backend!), rule: ruleName(table, rule), provider: authorizerProvider(rule.auth.authorizer) })));
  const [first] = asking;
  if (!first) return [];
  const ports = [...new Set(asking.map(({ port }) => port))].sort((a, b) => Number(a) - Number(b));
  return [synthesized({
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: { name: `${name}-authorizer`, namespace: spec.metadata.namespace },
    spec: {
      ...attachment,
      action: 'CUSTOM' as const,
      provider: { name: first.provider },
      rules: ports.map((port) => ({
        to: [{ operation: { ports: [port] } }],
        when: [{ key: `request.headers[${ruleHeader}]`, values: sortedSet(asking.filter((one) => one.port === port).map(({ rule }) => rule)) }],
      })),
    },
  }, [{ spec, path: ['spec', 'expose'] }])];
}
