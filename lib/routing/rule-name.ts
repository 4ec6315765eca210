import type { Exposure, PathRule } from './intent';

/** The request header by which the gateway tells the workload which rule it chose; the client's own copy is overwritten. */
export const ruleHeader = 'x-fairlead-rule';

/** The request header by which the gateway tells the workload where a client is, for rules that count by that; the client's own copy is overwritten. */
export const clientAddressHeader = 'x-fairlead-client-address';

/**
 * Names one rule on one host of one ingress, for example `GET+HEAD /orders/{id} orders.example.com istio-ingress/public`.
 *
 * It depends on nothing but the rule itself, so that adding a path renames no other. It neither starts nor ends with `*`, which
 * AuthorizationPolicy would read as a wildcard. What the workload does not judge itself stands behind it, the name of an authorizer or that
 * the gateway asks for a certificate: a path that comes to ask otherwise has a new name, which the gateway says last, so that nothing
 * passes in between.
 */
export function ruleName({ host, ingress }: Pick<Exposure, 'host' | 'ingress'>, { methods, pattern, auth }: Pick<PathRule, 'methods' | 'pattern' | 'auth'>): string {
  if (auth.kind === 'signIn') return signInName(ingress);
  return `${methods?.join('+') ?? 'ANY'} ${pattern.text} ${host} ${ingress.metadata.namespace}/${ingress.metadata.name}${judgedElsewhere(auth)}`;
}

/** No authorizer has a name with an upper-case letter. */
function judgedElsewhere(auth: PathRule['auth']): string {
  if (auth.kind === 'authorizer' || auth.kind === 'login') return ` ${auth.authorizer.name}`;
  return auth.kind === 'clientCertificate' ? ` ${auth.kind}` : '';
}

/** Names a rule for requests that bring a token where others must have logged in. */
export function tokenRuleName(...rule: Parameters<typeof ruleName>): string {
  return `${ruleName(...rule)} token`;
}

/** Names what the gateway leads to the Service by which users log in; the same for all hosts, which that Service need not know. */
export function signInName({ metadata: { namespace, name } }: Pick<Exposure['ingress'], 'metadata'>): string {
  return `login ${namespace}/${name}`;
}
