import type { Condition, Rule } from '../../kube/generated/authorization-policy';
import type { PathRule, TokenRule } from '../intent';
import type { Owner, RouteTable } from '../ownership';
import { ruleHeader, ruleName } from '../rule-name';
import { rulePaths } from './policy-paths';

/** The SPIFFE identity of a service account as AuthorizationPolicy writes it: without the scheme. */
export function principal(trustDomain: string, namespace: string, serviceAccount: string): string {
  return `${trustDomain}/ns/${namespace}/sa/${serviceAccount}`;
}

/**
 * The ALLOW rule by which a workload enforces what the gateway judged: from the gateway's identity alone, on the backend's own port, for
 * the rule that the gateway chose, the positive path of that rule and the token it asks for.
 *
 * The issuer is pinned by the `iss` claim and not by `requestPrincipals`, which needs a `sub` that tokens for machines often lack.
 */
export function gatewayRule(table: RouteTable, owner: Owner, rule: PathRule, trustDomain: string): Rule {
  const { ingress } = table;
  return {
    from: [{ source: { principals: [principal(trustDomain, ingress.metadata.namespace, ingress.spec.gateway.serviceAccount)] } }],
    to: [{
      operation: {
        ports: rule.backend && [String(rule.backend.targetPort)],
        ...(rule.methods && { methods: rule.methods }),
        paths: rulePaths(owner, rule),
      },
    }],
    when: [{ key: `request.headers[${ruleHeader}]`, values: [ruleName(table, rule)] }, ...(rule.auth.kind === 'jwt' ? tokenConditions(rule.auth) : [])],
  };
}

/** What a policy asks of a token. */
export function tokenConditions(rule: TokenRule): Condition[] {
  return [...claimsOf(rule)].map(({ path, values }) => ({ key: `request.auth.claims${path.map((part) => `[${part}]`).join('')}`, values }));
}

function* claimsOf({ issuer, audiences, scopes, claims }: TokenRule): Generator<{ path: readonly string[]; values: readonly string[] }> {
  yield { path: ['iss'], values: [issuer] };
  if (audiences !== undefined) yield { path: ['aud'], values: audiences };
  // Each scope is a condition of its own: the values of one condition are alternatives.
  for (const scope of scopes) yield { path: ['scope'], values: [scope] };
  for (const { path, anyOf } of claims) yield { path, values: anyOf };
}
