import type { Exposure, PathRule } from './intent';

/** The request header by which the gateway tells the workload which rule it chose; the client's own copy is overwritten. */
export const ruleHeader = 'x-fairlead-rule';

/**
 * Names one rule on one host of one ingress, for example `GET+HEAD /orders/{id} orders.example.com istio-ingress/public`.
 *
 * It depends on nothing but the rule itself, so that adding a path renames no other. It neither starts nor ends with `*`, which
 * AuthorizationPolicy would read as a wildcard. The name of an authorizer stands behind it: a path that comes to ask one has a new name,
 * which the gateway says last, so that nothing passes by it before the workload asks.
 */
export function ruleName({ host, ingress }: Pick<Exposure, 'host' | 'ingress'>, { methods, pattern, auth }: Pick<PathRule, 'methods' | 'pattern' | 'auth'>): string {
  const asked = auth.kind === 'authorizer' ? ` ${auth.authorizer.name}` : '';
  return `${methods?.join('+') ?? 'ANY'} ${pattern.text} ${host} ${ingress.metadata.namespace}/${ingress.metadata.name}${asked}`;
}
