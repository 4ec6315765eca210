import type { GRPCRouteFilter, GRPCRouteMatch, GRPCRouteRule, HTTPRouteFilter, HTTPRouteMatch, HTTPRouteRule } from '../../kube/gateway-api';

/**
 * The rules of a host as those of a GRPCRoute: each path is a service and a method of it. Nothing where one of them says what a GRPCRoute has
 * no word for, such as a timeout.
 *
 * It does not ask that a call is a `POST`; the workload does, where the path lists its methods.
 */
export function callRules(rules: readonly HTTPRouteRule[]): GRPCRouteRule[] | undefined {
  const said = rules.map(({ matches = [], filters = [], ...rest }) => {
    const [calls, changes] = [matches.map(callMatch), filters.filter(isOfCalls)];
    const isWhole = !calls.includes(undefined) && changes.length === filters.length && fieldsOf(rest).every((field) => ofCalls[field]);
    return isWhole ? { matches: calls as GRPCRouteMatch[], ...(changes.length > 0 && { filters: changes }), ...rest } : undefined;
  });
  return said.includes(undefined) ? undefined : reachable(said as GRPCRouteRule[]);
}

type Field = keyof Omit<HTTPRouteRule, 'filters' | 'matches'>;

function fieldsOf(rule: Omit<HTTPRouteRule, 'filters' | 'matches'>): Field[] {
  return Object.keys(rule) as Field[];
}

/** Whether a GRPCRoute has the same field; the compiler asks for every one. */
const ofCalls: Readonly<Record<Field, boolean>> = { backendRefs: true, timeouts: false };

function isOfCalls(filter: HTTPRouteFilter): filter is GRPCRouteFilter {
  return filter.type === 'RequestHeaderModifier' || filter.type === 'ResponseHeaderModifier';
}

function callMatch({ path: { value }, method = 'POST', headers }: HTTPRouteMatch): GRPCRouteMatch | undefined {
  const [, service, name] = /^\/([^/]+)\/([^/]+)$/.exec(value) ?? [];
  if (service === undefined || method !== 'POST') return undefined;
  return { method: { type: 'RegularExpression', service, method: name! }, ...(headers && { headers }) };
}

/** What is refused by another method than `POST` has nothing left to match. */
function reachable(rules: readonly GRPCRouteRule[]): GRPCRouteRule[] {
  const seen = new Set<string>();
  return rules.map((rule) => ({ ...rule, matches: rule.matches.filter((match) => seen.size < seen.add(JSON.stringify(match)).size) }))
    .filter(({ matches }) => matches.length > 0);
}
