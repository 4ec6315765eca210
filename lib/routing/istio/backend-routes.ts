import type { HTTPMatchRequest, HTTPRoute, HTTPRouteDestination } from '../../kube/generated/virtual-service';
import type { Backend } from '../intent';

/** Where some of the requests for a backend go. */
export interface BackendRoute {
  /** The version that these requests ask for; absent: they ask for none. */
  readonly version?: string;
  readonly headers?: HTTPMatchRequest['headers'];
  readonly to: Pick<HTTPRoute, 'route' | 'delegate'>;
}

/** The versions that requests can ask for, and behind them all by their weights. */
export function backendRoutes(backend: Backend): BackendRoute[] {
  const { versions, delegate } = backend;
  if (delegate !== undefined) return [{ to: { delegate: { name: delegate } } }];
  if (!versions) return [{ to: { route: [{ destination: destinationOf(backend) }] } }];
  const asked = versions.flatMap(({ name, headers }) => (headers ? [{
    version: name,
    headers: Object.fromEntries(Object.entries(headers).map(([header, exact]) => [header, { exact }])),
    to: { route: [{ destination: destinationOf(backend, name) }] },
  }] : []));
  return [...asked, { to: { route: weighedRoute(backend) } }];
}

/** All versions by their weights, for requests that ask for none, and for connections that nobody reads. */
export function weighedRoute(backend: Backend): readonly HTTPRouteDestination[] {
  const [first, ...others] = backend.versions?.filter(({ weight }) => weight > 0) ?? [];
  return others.length === 0
    ? [{ destination: destinationOf(backend, first?.name) }]
    : [first!, ...others].map(({ name, weight }) => ({ destination: destinationOf(backend, name), weight }));
}

/** The Service is named without its namespace, so that the route is right whatever the cluster's domain. */
export function destinationOf({ service, port }: Backend, subset?: string): HTTPRouteDestination['destination'] {
  return { host: service, ...(subset !== undefined && { subset }), port: { number: port } };
}
