import type { Resource } from '../../kube/resource';
import { actionOf, authorizationRules, type AuthorizationRule, type RuleValues } from '../../mesh/authorization-rules';
import { namespaceOf } from '../../mesh/namespace-of';
import { hasTargets, selectorOfPolicy } from '../../mesh/policies-for';

/** The fields of a rule that only a request with a valid token can meet. */
export function tokenFields({ from, when }: AuthorizationRule): RuleValues[] {
  return [
    ...from.flat().filter(({ field }) => field === 'requestPrincipals'),
    ...when.flat().filter(({ field }) => field.startsWith('request.auth.')),
  ];
}

/** Whether a policy refuses requests without a token, or has somebody else judge them. */
export function asksForToken(policy: Resource): boolean {
  const rules = authorizationRules(policy);
  switch (actionOf(policy)) {
    case 'ALLOW': return rules.some((rule) => tokenFields(rule).length > 0);
    case 'DENY': return rules.some(({ from, when }) => [...from, ...when].flat().some(({ field }) => field === 'notRequestPrincipals' || field.startsWith('not request.auth.')));
    case 'AUDIT': return false;
    default: return true;
  }
}

/** Whether two policies can hold for one workload, as far as their namespaces and selectors tell. */
export function meet(a: Resource, b: Resource, rootNamespace: string): boolean {
  const [one, other] = [namespaceOf(a), namespaceOf(b)];
  if (one !== other && one !== rootNamespace && other !== rootNamespace) return false;
  if (hasTargets(a) || hasTargets(b)) return true;
  const [first, second] = [selectorOfPolicy(a), selectorOfPolicy(b)];
  return Object.keys(first).every((key) => !Object.hasOwn(second, key) || first[key] === second[key]);
}
