import type { BackendRef, HeaderModifier, HTTPRouteFilter, HTTPRouteMatch, HTTPRouteRule } from '../../kube/gateway-api';
import type { CorsPolicy, HeaderOperations, HTTPMatchRequest, HTTPRedirect, HTTPRoute, HTTPRouteDestination, StringMatch } from '../../kube/generated/virtual-service';
import { milliseconds } from '../../specs/duration';
import { methodsOf } from '../istio/method-match';
import { escapeRegex } from '../istio/path-regex';
import type { RoutesOfPath } from '../istio/virtual-service';
import { ruleHeader } from '../rule-name';
import { ordered } from './ordered';
import { said, type Says } from './said';

/**
 * The routes of a host in the words of the Gateway API, in the same order; what they refuse goes to the workload at `refusing` with the name
 * of no rule, since a route of the Gateway API cannot answer by itself.
 */
export function routeRules(paths: readonly RoutesOfPath[], refusing: HTTPRouteDestination | undefined): HTTPRouteRule[] {
  const expressions = ordered(paths.map(({ pattern, routes }) => (
    { pattern, texts: routes.map(({ match }) => expressionOf(match![0]!.uri)) }
  )));
  return paths.flatMap(({ routes }, path) => routes.map((route, index) => (
    joined(said(ofRoute(expressions[path]![index]!), sentOn(route, refusing)))
  )));
}

function sentOn({ directResponse, ...route }: HTTPRoute, refusing: HTTPRouteDestination | undefined): HTTPRoute {
  return directResponse ? { ...route, headers: { request: { set: { [ruleHeader]: 'refuse' } } }, ...(refusing && { route: [refusing] }) } : route;
}

function joined(parts: readonly HTTPRouteRule[]): HTTPRouteRule {
  const filters = parts.flatMap((part) => part.filters ?? []);
  return { ...Object.assign({}, ...parts) as HTTPRouteRule, ...(filters.length > 0 && { filters }) };
}

/** The names of rules are for people, and none of ours is one of the Gateway API's. */
const ofRoute = (expression: string): Says<HTTPRoute, HTTPRouteRule> => ({
  name: () => ({}),
  match: (matches) => ({ matches: matches.flatMap((match) => matchesOf(match, expression)) }),
  headers: ({ request, response }) => ({
    filters: [
      ...request ? [{ type: 'RequestHeaderModifier' as const, requestHeaderModifier: modifier(request) }] : [],
      ...response ? [{ type: 'ResponseHeaderModifier' as const, responseHeaderModifier: modifier(response) }] : [],
    ],
  }),
  route: (destinations) => ({ backendRefs: destinations.map(backendRef) }),
  redirect: (to) => ({ filters: [redirect(to)] }),
  timeout: (request) => ({ timeouts: { request } }),
  corsPolicy: (policy) => ({ filters: [cors(policy)] }),
  delegate: null,
  directResponse: null,
  fault: null,
  mirror: null,
  mirrorPercent: null,
  mirrorPercentage: null,
  mirror_percent: null,
  mirrors: null,
  retries: null,
  rewrite: null,
});

function expressionOf(uri: StringMatch | undefined): string {
  return uri?.regex ?? escapeRegex(uri!.exact!);
}

/** One for each method: a match of the Gateway API has one at most. */
function matchesOf(match: HTTPMatchRequest, value: string): HTTPRouteMatch[] {
  const { method } = match;
  const headers = [
    ...Object.entries(match.headers ?? {}).map(([name, wanted]) => header(name, wanted)),
    // Envoy knows the authority by this name too
    ...match.authority ? [header('host', match.authority)] : [],
  ];
  const one = { path: { type: 'RegularExpression' as const, value }, ...(headers.length > 0 && { headers }) };
  return method === undefined ? [one] : methodsOf(method).map((name) => ({ ...one, method: name }));
}

function header(name: string, { exact, prefix = '', regex = `${escapeRegex(prefix)}.*` }: StringMatch): NonNullable<HTTPRouteMatch['headers']>[number] {
  return exact === undefined ? { type: 'RegularExpression', name, value: regex } : { type: 'Exact', name, value: exact };
}

/** A name without dots is that of a Service beside the route; a whole one names its namespace. */
function backendRef({ destination: { host, port } }: HTTPRouteDestination): BackendRef {
  const [name, namespace] = host.split('.') as [string, string?];
  return { name, ...(namespace !== undefined && { namespace }), port: port!.number! };
}

/** Requests for leave that it does not give are answered without it (observed on Envoy). */
function cors({ allowOrigins = [], allowMethods, allowHeaders, exposeHeaders, allowCredentials, maxAge }: CorsPolicy): HTTPRouteFilter {
  return {
    type: 'CORS',
    cors: {
      allowOrigins: allowOrigins.map(({ exact = '*' }) => exact),
      ...(allowMethods && { allowMethods }),
      ...(allowHeaders && { allowHeaders }),
      ...(exposeHeaders && { exposeHeaders }),
      ...(allowCredentials === true && { allowCredentials }),
      ...(maxAge !== undefined && { maxAge: milliseconds(maxAge) / 1000 }),
    },
  };
}

function modifier({ set, add, remove }: HeaderOperations): HeaderModifier {
  const listed = (values: Readonly<Record<string, string>>) => Object.entries(values).map(([name, value]) => ({ name, value }));
  return { ...(set && { set: listed(set) }), ...(add && { add: listed(add) }), ...(remove && { remove }) };
}

function redirect({ authority, uri, redirectCode }: HTTPRedirect): HTTPRouteFilter {
  return {
    type: 'RequestRedirect',
    requestRedirect: {
      scheme: 'https',
      ...(authority !== undefined && { hostname: authority }),
      ...(uri !== undefined && { path: { type: 'ReplaceFullPath' as const, replaceFullPath: uri } }),
      statusCode: redirectCode!,
    },
  };
}
