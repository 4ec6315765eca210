import type { AuthorizationPolicySpec, Operation, Rule } from '../../../lib/kube/generated/authorization-policy';
import type { RequestAuthenticationSpec } from '../../../lib/kube/generated/request-authentication';
import type { Resource } from '../../../lib/kube/resource';

/** A valid token, by its claims; no token at all is `undefined`. */
export type Token = Readonly<Record<string, unknown>> & { readonly iss: string; readonly aud: readonly string[] };

/** A request as it reaches the pods of an application. */
export interface Arrival {
  readonly principal: string;
  readonly targetPort: number;
  readonly method: string;
  readonly path: string;
  readonly rule?: string;
  readonly token?: Token;
}

/** What the policies of a namespace let in to the pods with these labels, where authorizers let in nobody. */
export function guard(resources: readonly Resource[], namespace: string, labels: Readonly<Record<string, string>>): (arrival: Arrival) => boolean {
  const own = resources.filter((resource) => resource.metadata.namespace === namespace && picks(resource.spec, labels));
  const judges = own.filter(({ kind }) => kind === 'RequestAuthentication').flatMap(({ spec }) => (spec as RequestAuthenticationSpec).jwtRules ?? []);
  const policies = own.filter(({ kind }) => kind === 'AuthorizationPolicy').map(({ spec }) => spec as AuthorizationPolicySpec);
  const rulesOf = (action: AuthorizationPolicySpec['action']) => policies.filter((policy) => policy.action === action).flatMap((policy) => policy.rules ?? []);
  const [asking, rules] = [rulesOf('CUSTOM'), rulesOf('ALLOW')];
  return ({ token, ...arrival }) => {
    if (asking.some((rule) => allows(rule, arrival))) return false;
    if (!token || judges.length === 0) return rules.some((rule) => allows(rule, arrival));
    const judge = judges.find(({ issuer }) => issuer === token.iss);
    const known = judge !== undefined && (judge.audiences?.some((audience) => token.aud.includes(audience)) ?? true);
    return known && rules.some((rule) => allows(rule, { ...arrival, token }));
  };
}

function picks(spec: unknown, labels: Readonly<Record<string, string>>): boolean {
  const wanted = (spec as AuthorizationPolicySpec).selector?.matchLabels;
  return wanted !== undefined && Object.entries(wanted).every(([key, value]) => labels[key] === value);
}

function allows({ from, to, when }: Rule, arrival: Arrival): boolean {
  return (from?.some(({ source }) => one(source?.principals, arrival.principal)) ?? true)
    && (to?.some(({ operation }) => covers(operation!, arrival)) ?? true)
    && (when ?? []).every(({ key, values }) => holds(key, values!, arrival));
}

function covers({ ports, methods, paths }: Operation, { targetPort, method, path }: Arrival): boolean {
  return one(ports, String(targetPort)) && one(methods, method) && (paths?.some((pattern) => fitsPath(pattern, path)) ?? true);
}

function holds(key: string, values: readonly string[], { rule, token }: Arrival): boolean {
  if (key === 'request.headers[x-fairlead-rule]') return rule !== undefined && one(values, rule);
  const steps = [...key.replace('request.auth.claims', '').matchAll(/\[([^\]]*)\]/g)].map(([, step]) => step!);
  const found = steps.reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], token);
  const texts = typeof found === 'string' ? (steps[0] === 'scope' ? found.split(' ') : [found]) : Array.isArray(found) ? found as string[] : [];
  return texts.some((text) => one(values, text));
}

/** Istio's matching of strings: whole, or by a `*` at one end. */
function one(patterns: readonly string[] | undefined, text: string): boolean {
  if (patterns === undefined) return true;
  return patterns.some((pattern) => {
    if (pattern === '*') return text !== '';
    if (pattern.endsWith('*')) return text.startsWith(pattern.slice(0, -1));
    return pattern.startsWith('*') ? text.endsWith(pattern.slice(1)) : pattern === text;
  });
}

function fitsPath(pattern: string, path: string): boolean {
  if (!pattern.includes('{')) return one([pattern], path);
  const parts = pattern.split(/(\{\*\*?\})/).map((part) => (part === '{*}' ? '[^/]+' : part === '{**}' ? '.*' : part.replace(/[.*+?^$()|[\]\\]/g, '\\$&')));
  return new RegExp(`^${parts.join('')}$`).test(path);
}
