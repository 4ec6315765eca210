import type { HTTPMatchRequest, HTTPRoute, StringMatch, VirtualServiceSpec } from '../../kube/generated/virtual-service';
import type { PathRule } from '../intent';
import type { OtherCase, Owner, RouteTable } from '../ownership';
import type { PathPattern } from '../path-pattern';
import { ruleHeader } from '../rule-name';
import { nested } from './nested-match';
import { pathRegex, trailingSlashRegex } from './path-regex';
import { ruleRoutes } from './rule-routes';

/**
 * The spec of the one VirtualService for everything that a namespace exposes on a host of an ingress; of a shared host, that for the part
 * of one application, which the operator's VirtualService delegates to.
 *
 * Routes come from the most specific path to the least and match canonical paths only: the path is judged once, here, and each route
 * names its rule to the workload, which enforces the judgement. What no route takes gets Envoy's own 404. The headers in
 * `removeHeaders` are taken from every request before it goes on.
 */
export function virtualServiceSpec(table: RouteTable, removeHeaders: readonly string[]): VirtualServiceSpec {
  const { ingress: { metadata: { name, namespace } }, host, application } = table;
  const exportTo = [namespace];
  const http = reachable([...foreignRules(table), ...routesByOwner(table, removeHeaders).flatMap(({ routes }) => routes)]);
  return application === undefined ? { hosts: [host], gateways: [`${namespace}/${name}`], exportTo, http } : { exportTo, http: http.map(nested) };
}

/** The routes of one path. */
export interface RoutesOfPath {
  readonly pattern: PathPattern;
  /** In the order in which they are tried. */
  readonly routes: readonly HTTPRoute[];
}

/** The routes of a host by the paths that they are for, the most specific first. */
export function routesByOwner(table: RouteTable, removeHeaders: readonly string[]): RoutesOfPath[] {
  return table.owners.map((owner) => ({ pattern: owner.pattern, routes: routesOf(owner, table, removeHeaders) }));
}

/**
 * Where somebody else says where requests go, what he says of headers takes the place of what is said here, and the client's own name of
 * a rule would go on: such requests are refused.
 */
function foreignRules({ host, owners }: RouteTable): HTTPRoute[] {
  if (!owners.some(({ rules }) => rules.some(isDelegated))) return [];
  const authority = authorityOf(host);
  const match = [{ headers: { [ruleHeader]: {} }, ...(authority && { authority }) }];
  return [{ name: 'refuse a rule of the client', match, directResponse: { status: 404 } }];
}

function isDelegated({ auth, backend }: PathRule): boolean {
  return auth.kind !== 'deny' && auth.kind !== 'redirect' && backend?.delegate !== undefined;
}

/** Without routes that match just what an earlier one does, of which Istio warns: an exact path and a denied one refuse the same. */
function reachable(routes: readonly HTTPRoute[]): HTTPRoute[] {
  const first = new Map<string, HTTPRoute>();
  for (const route of routes) {
    const match = JSON.stringify(route.match);
    if (!first.has(match)) first.set(match, route);
  }
  return [...first.values()];
}

/** Tells a refusal from the route to a delegate before it, whose match is otherwise the same, so that Istio would warn of it. */
const anyMethod: StringMatch = { regex: '.+' };

function routesOf(owner: Owner, table: RouteTable, removeHeaders: readonly string[]): HTTPRoute[] {
  const authority = authorityOf(table.host);
  const match = (conditions: HTTPMatchRequest): readonly HTTPMatchRequest[] => [{ ...conditions, ...(authority && { authority }) }];
  const refusal = (name: string, regex: string, status: number): HTTPRoute => (
    { name, match: match({ uri: { regex }, ...(owner.rules.some(isDelegated) && { method: anyMethod }) }), directResponse: { status } }
  );

  const { pattern, otherCase } = owner;
  const routes = owner.rules.flatMap((rule) => ruleRoutes(rule, { owner, table, removeHeaders }))
    .map((route): HTTPRoute => ({ ...route, match: route.match.flatMap(match) }));
  if (refusesRest(owner)) routes.push(refusal(`refuse ${pattern.text}`, pathRegex(pattern, foldFrom(otherCase)), owner.inTree ? 403 : 404));
  if (!pattern.tree && owner.inTree && pattern.segments.length > 0) {
    routes.push(refusal(`refuse ${pattern.text}/`, trailingSlashRegex(pattern, foldFrom(otherCase)), 404));
  }
  return routes;
}

/**
 * Whether requests that fit the path but none of its routes must be kept from looser paths, or told 403. Istio drops a route whose
 * delegate is not there, as before its controller has made it.
 */
function refusesRest({ rules, otherCase, inside, inTree }: Owner): boolean {
  const takesAll = rules.some((rule) => rule.methods === undefined && !['deny', 'clientCertificate'].includes(rule.auth.kind) && !isDelegated(rule));
  return (inside || inTree) && (!takesAll || otherCase.as === 'refused');
}

/** Envoy's own wildcard takes any number of labels, ours takes one; clients may send the port along. */
function authorityOf(host: string): StringMatch | undefined {
  if (!host.startsWith('*.')) return undefined;
  return { regex: `(?i:[a-z0-9_-]+\\.${host.slice(2).replaceAll('.', '\\.')})(?::[0-9]+)?` };
}

function foldFrom(otherCase: OtherCase): number | undefined {
  return otherCase.as === 'itself' ? undefined : otherCase.from;
}
