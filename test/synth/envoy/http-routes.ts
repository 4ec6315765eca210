import type { HTTPRouteMatch, HTTPRouteRule, HTTPRouteSpec } from '../../../lib/kube/gateway-api';
import type { HTTPRoute, StringMatch, VirtualServiceSpec } from '../../../lib/kube/generated/virtual-service';
import type { Resource } from '../../../lib/kube/resource';

/**
 * What Istio makes of HTTPRoutes before it routes by them: a VirtualService for each host, a route for each match, the longest expression
 * first, then what asks for a method, then what asks for more headers (pilot/pkg/config/kube/gateway/conversion.go, `sortHTTPRoutes`).
 */
export function virtualServicesOf(resources: readonly Resource[]): Resource[] {
  const routes = resources.filter(({ kind, metadata }) => kind === 'HTTPRoute' && !metadata.name.includes('-redirect'));
  const hosts = [...new Set(routes.flatMap(({ spec }) => (spec as HTTPRouteSpec).hostnames))];
  return hosts.map((host) => {
    const own = routes.filter(({ spec }) => (spec as HTTPRouteSpec).hostnames.includes(host));
    const { parentRefs: [{ name, namespace }] } = own[0]!.spec as HTTPRouteSpec;
    const http = own.flatMap(({ spec }) => (spec as HTTPRouteSpec).rules).flatMap(routesOf);
    const spec: VirtualServiceSpec = { hosts: [host], gateways: [`${namespace}/${name}`], http: http.sort(compareRoutes) };
    return { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', metadata: own[0]!.metadata, spec } as Resource;
  });
}

function routesOf({ matches = [], filters = [], backendRefs = [] }: HTTPRouteRule): HTTPRoute[] {
  const parts = filters.map((filter): HTTPRoute => {
    switch (filter.type) {
      case 'RequestHeaderModifier': {
        const { set = [], remove } = filter.requestHeaderModifier;
        return { headers: { request: { set: Object.fromEntries(set.map(({ name, value }) => [name, value])), ...(remove && { remove }) } } };
      }
      case 'RequestRedirect': return { redirect: { redirectCode: filter.requestRedirect.statusCode } };
      case 'CORS': return { corsPolicy: { allowOrigins: [] } };
      case 'ResponseHeaderModifier': return {};
    }
  });
  const route = backendRefs.map(({ name, port }) => ({ destination: { host: name, port: { number: port } } }));
  return matches.map((match) => ({ ...Object.assign({}, ...parts) as HTTPRoute, match: [matchOf(match)], route }));
}

function matchOf({ path, method, headers = [] }: HTTPRouteMatch): NonNullable<HTTPRoute['match']>[number] {
  const said = headers.map(({ type, name, value }) => [name, type === 'Exact' ? { exact: value } : { regex: value }] as const);
  const authority = said.find(([name]) => name === 'host')?.[1];
  const others = Object.fromEntries(said.filter(([name]) => name !== 'host')) as Record<string, StringMatch>;
  return { uri: { regex: path.value }, ...(method !== undefined && { method: { exact: method } }), ...(authority && { authority }), headers: others };
}

function compareRoutes({ match: a }: HTTPRoute, { match: b }: HTTPRoute): number {
  const [one, other] = [a![0]!, b![0]!];
  const headers = ({ headers: all, authority }: typeof one) => Object.keys(all ?? {}).length + (authority ? 1 : 0);
  return other.uri!.regex!.length - one.uri!.regex!.length
    || Number(other.method !== undefined) - Number(one.method !== undefined)
    || headers(other) - headers(one);
}
