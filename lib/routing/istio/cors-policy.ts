import type { CorsPolicy, HTTPMatchRequest, StringMatch } from '../../kube/generated/virtual-service';
import type { Cors } from '../intent';
import { methodMatch } from './method-match';

/** The CORS policy of a route; a request for leave that it does not give is answered by the gateway too, and never sent on. */
export function corsPolicy({ allowOrigins, allowMethods, allowHeaders, exposeHeaders, allowCredentials, maxAge }: Cors): CorsPolicy {
  return {
    allowOrigins: allowOrigins.map(originMatch),
    allowMethods,
    ...(allowHeaders.length > 0 && { allowHeaders }),
    ...(exposeHeaders.length > 0 && { exposeHeaders }),
    ...(allowCredentials && { allowCredentials }),
    ...(maxAge !== undefined && { maxAge }),
    unmatchedPreflights: 'IGNORE',
  };
}

/** What Envoy takes for a request for leave: `OPTIONS` with both headers, neither of them empty. */
export function preflightMatch(uri: StringMatch, methods: readonly string[] | undefined): HTTPMatchRequest {
  const asked = methods ? methodMatch(methods) : { regex: '.+' };
  return { uri, method: { exact: 'OPTIONS' }, headers: { 'origin': { regex: '.+' }, 'access-control-request-method': asked } };
}

function originMatch(origin: string): StringMatch {
  if (origin === '*') return { regex: '.+' };
  if (!origin.includes('*')) return { exact: origin };
  return { regex: origin.replaceAll('.', '\\.').replace('*', '[a-z0-9-]+') };
}
