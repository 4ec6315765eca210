import type { Condition, Rule } from '../../kube/generated/authorization-policy';
import type { Backend, PathRule, TokenRule } from '../intent';
import type { Owner, RouteTable } from '../ownership';
import { ruleHeader, ruleName, tokenRuleName } from '../rule-name';
import { rulePaths } from './policy-paths';

/** The SPIFFE identity of a service account as AuthorizationPolicy writes it: without the scheme. */
export function principal(trustDomain: string, namespace: string, serviceAccount: string): string {
  return `${trustDomain}/ns/${namespace}/sa/${serviceAccount}`;
}

/** What a policy is written for. */
export interface Judged {
  readonly trustDomain: string;
  /** The number by which a port is known where the policy is read. */
  readonly portOf: (port: Pick<Backend, 'port' | 'targetPort'>) => string;
}

/**
 * The ALLOW rules by which a workload enforces what the gateway judged, one for each name by which it says so: from the gateway's identity alone, on the backend's own port, for
 * the rule that the gateway chose, the positive path of that rule and the token it asks for.
 *
 * The issuer is pinned by the `iss` claim and not by `requestPrincipals`, which needs a `sub` that tokens for machines often lack.
 */
export function gatewayRules(table: RouteTable, owner: Owner, rule: PathRule, { trustDomain, portOf }: Judged): Rule[] {
  const { ingress } = table;
  return admissions(table, rule).map(({ name, token }) => ({
    from: [{ source: { principals: [principal(trustDomain, ingress.metadata.namespace, ingress.spec.gateway.serviceAccount)] } }],
    to: [{
      operation: {
        ports: rule.backend && [portOf(rule.backend)],
        ...(rule.methods && { methods: rule.methods }),
        paths: rulePaths(owner, rule),
      },
    }],
    when: [nameCondition(name), ...(token ? tokenConditions(token) : [])],
  }));
}

/** The names by which the gateway lets in requests of a rule, and the token that each needs. */
function admissions(table: RouteTable, rule: PathRule): { readonly name: string; readonly token?: TokenRule }[] {
  const { auth } = rule;
  const name = ruleName(table, rule);
  if (auth.kind === 'jwt') return [{ name, token: auth }];
  if (auth.kind !== 'login') return [{ name }];
  return [{ name, token: auth.token }, ...(auth.orToken ? [{ name: tokenRuleName(table, rule), token: auth.orToken }] : [])];
}

/** What a policy asks of the name of a rule. */
export function nameCondition(name: string): Condition {
  return { key: `request.headers[${ruleHeader}]`, values: [name] };
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
