import type { Headers, HTTPMatchRequest, HTTPRedirect, HTTPRewrite, HTTPRoute, StringMatch } from '../../kube/generated/virtual-service';
import type { HeaderChanges, PathRule, RedirectRule } from '../intent';
import type { Owner, RouteTable } from '../ownership';
import { isLiteral } from '../path-pattern';
import { clientAddressHeader, ruleHeader, ruleName, tokenRuleName } from '../rule-name';
import { backendRoutes, destinationOf } from './backend-routes';
import { certificateMatches } from './certificate-match';
import { corsPolicy, preflightMatch } from './cors-policy';
import { methodMatch } from './method-match';
import { literalPartRegex, pathRegex } from './path-regex';
import { retriedParts } from './retried-parts';

/** What a rule is routed for. */
interface Place {
  readonly owner: Owner;
  readonly table: RouteTable;
  /** Headers that are taken from every request. */
  readonly removeHeaders: readonly string[];
}

/** A route, without what its host asks of every match. */
export type MatchedRoute = HTTPRoute & { readonly match: readonly HTTPMatchRequest[] };

/** The routes of what a rule lets through or sends elsewhere, without what the host asks for; none where it refuses. */
export function ruleRoutes(rule: PathRule, { owner, table, removeHeaders }: Place): MatchedRoute[] {
  const { auth, backend, methods, pattern, serving } = rule;
  const uri = uriOf(owner);
  const matching = (own: PathRule['methods'], headers: HTTPMatchRequest['headers'] = {}) => (
    { uri, ...(own && { method: methodMatch(own) }), ...(Object.keys(headers).length > 0 && { headers }) }
  );
  if (auth.kind === 'redirect') {
    return [{ name: nameOf(methods, pattern.text), match: [matching(methods)], redirect: redirectOf(auth) }];
  }
  if (backend === undefined || auth.kind === 'deny') return [];
  const rewrite = rewriteOf(rule, owner);
  const forwarding = waysOf(rule, table).flatMap((way) => retriedParts(methods, serving.retries).flatMap((part) => (
    backendRoutes(backend).map(({ version, headers, to }): MatchedRoute => ({
      name: [nameOf(part.methods, pattern.text), ...way.by ?? [], ...version === undefined ? [] : [version]].join(' '),
      match: way.matches.map((match) => matching(part.methods, { ...match, ...headers })),
      headers: headersOf(way.name, [...removeHeaders, ...way.remove ?? []], serving),
      ...(serving.cors && { corsPolicy: corsPolicy(serving.cors) }),
      ...(rewrite && { rewrite }),
      ...(serving.timeout !== undefined && { timeout: serving.timeout }),
      ...(part.retries && { retries: part.retries }),
      ...to,
    }))
  )));
  return [...preflights(rule, uri, ruleName(table, rule)), ...forwarding];
}

/** A way in which the gateway takes requests of a rule. */
interface Way {
  /** By which it lets them in. */
  readonly name: string;
  /** What tells its routes from others of the rule. */
  readonly by?: readonly string[];
  /** What the headers of a request must be like: any of these. */
  readonly matches: readonly NonNullable<HTTPMatchRequest['headers']>[];
  /** Headers that say nothing here, and must not. */
  readonly remove?: readonly string[];
}

/** Whoever brings a token is judged by it; what others write in its place must not be taken for that of a session. */
function waysOf(rule: PathRule, table: RouteTable): Way[] {
  const { auth } = rule;
  const name = ruleName(table, rule);
  if (auth.kind === 'clientCertificate') return [{ name, matches: certificateMatches(auth) }];
  if (auth.kind !== 'login') return [{ name, matches: [{}] }];
  const byToken: Way = { name: tokenRuleName(table, rule), by: ['token'], matches: [{ authorization: { prefix: 'Bearer ' } }] };
  return [...auth.orToken ? [byToken] : [], { name, matches: [{}], remove: ['authorization'] }];
}

/**
 * Where browsers ask for leave: the gateway answers, whatever the origin. The route needs somewhere to lead to all the same, or Envoy
 * would not look at the policy; what might ever come through has the name of no rule, and is refused by the workload.
 */
function preflights({ backend, methods, pattern, serving: { cors } }: PathRule, uri: StringMatch, name: string): MatchedRoute[] {
  return !cors || !backend ? [] : [{
    name: `CORS ${nameOf(methods, pattern.text)}`,
    match: [preflightMatch(uri, methods)],
    headers: { request: { set: { [ruleHeader]: `CORS ${name}` } } },
    corsPolicy: corsPolicy(cors),
    route: [{ destination: destinationOf(backend) }],
  }];
}

function nameOf(methods: PathRule['methods'], path: string): string {
  return `${methods?.join('+') ?? 'ANY'} ${path}`;
}

function uriOf({ pattern, otherCase }: Owner): StringMatch {
  if (otherCase.as === 'same') return { regex: pathRegex(pattern, otherCase.from) };
  return isLiteral(pattern) ? { exact: pattern.text } : { regex: pathRegex(pattern) };
}

/** An expression, since Istio's other way of rewriting asks for a prefix, which would take more paths than were declared. */
function rewriteOf({ pattern, serving: { prefix } }: PathRule, { otherCase }: Owner): HTTPRewrite | undefined {
  if (prefix === undefined) return undefined;
  const part = literalPartRegex(pattern, otherCase.as === 'same' ? otherCase.from : undefined);
  if (part === '^') return { uriRegexRewrite: { match: '^/', rewrite: pattern.tree ? `${prefix}/` : prefix } };
  return { uriRegexRewrite: { match: prefix === '/' ? `${part}/?` : part, rewrite: prefix } };
}

function headersOf(name: string, removed: readonly string[], { headers: { request = {}, response } = {}, rateLimit }: PathRule['serving']): Headers {
  const { set, add, remove } = literalValues(request);
  const told = { [ruleHeader]: name, ...(rateLimit && 'clientAddress' in rateLimit.by && { [clientAddressHeader]: clientAddress }) };
  const all = [...new Set([...removed, ...remove ?? []])];
  return {
    request: { set: { ...set, ...told }, ...(add && { add }), ...(all.length > 0 && { remove: all }) },
    ...(response && { response: literalValues(response) }),
  };
}

/** As the gateway sees the client behind the proxies that it trusts (Envoy, `access_log/usage`). */
const clientAddress = '%DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT%';

/** Envoy reads a single `%` as the start of a format, by which a value could say what a client sent. */
function literalValues({ set, add, remove }: HeaderChanges): HeaderChanges {
  const literal = (entries: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, value.replaceAll('%', '%%')]));
  return { ...(set && { set: literal(set) }), ...(add && { add: literal(add) }), ...(remove && { remove }) };
}

function redirectOf({ authority, uri, redirectCode }: RedirectRule): HTTPRedirect {
  return { scheme: 'https', ...(authority !== undefined && { authority }), ...(uri !== undefined && { uri }), redirectCode };
}
