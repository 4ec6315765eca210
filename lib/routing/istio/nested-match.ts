import type { HTTPMatchRequest, HTTPRoute } from '../../kube/generated/virtual-service';
import { withQuery } from './path-regex';

/**
 * A route of a delegate, so that its root can hold it to a prefix.
 *
 * Istio joins a delegate's match with that of its root and drops the route where both have the same field and one of them is an expression
 * (pilot/pkg/model/virtualservice.go). The prefix of the root is the `uri`; expressions of the delegate are over the header `:path`.
 */
export function nested(route: HTTPRoute): HTTPRoute {
  return { ...route, match: route.match!.map(nestedMatch) };
}

function nestedMatch({ uri, headers, ...match }: HTTPMatchRequest): HTTPMatchRequest {
  if (uri?.regex === undefined) return { ...(uri && { uri }), ...match, ...(headers && { headers }) };
  return { ...match, headers: { ':path': { regex: withQuery(uri.regex) }, ...headers } };
}
