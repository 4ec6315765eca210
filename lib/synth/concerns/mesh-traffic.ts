import type { HTTPRoute, TCPRoute, VirtualServiceSpec } from '../../kube/generated/virtual-service';
import { backendRoutes, weighedRoute } from '../../routing/istio/backend-routes';
import { methodMatch } from '../../routing/istio/method-match';
import { retriedParts } from '../../routing/istio/retried-parts';
import { speaksHttp } from '../../specs/protocol';
import type { Application, Port } from '../application';
import { backendOf } from '../backend-of';
import { madeByController } from '../handed-over';
import { resolveRetries } from '../resolve-retries';
import { routeReaders } from '../route-readers';
import { synthesized, type Synthesized } from '../synthesized';

/**
 * `traffic`, `versions` and `rollout` for clients in the mesh, whose own proxies keep them; the gateway's routes have them too.
 *
 * The VirtualService stands in the Service's namespace and is seen by it and its callers alone: one for the mesh routes for everybody
 * who sees it.
 */
export function meshTraffic(application: Application): Synthesized<VirtualServiceSpec>[] {
  const { spec: { spec: { traffic: { timeout, retries } = {}, versions, rollout } }, ports } = application;
  if (timeout === undefined && !retries && !versions && !rollout) return [];
  const asked = timeout === undefined && !retries ? (versions ? 'versions' : 'rollout') : 'traffic';
  return routesInMesh(application, ports.filter(speaksHttp).flatMap((port) => routesTo(application, port)), asked);
}

/** The VirtualService of a Service for the mesh, with these routes of requests and, where there are versions, those of connections. */
export function routesInMesh(application: Application, http: readonly HTTPRoute[], asked: 'rollout' | 'traffic' | 'versions'): Synthesized<VirtualServiceSpec>[] {
  const { spec, service, ports } = application;
  // without versions, Istio's own way is right for connections
  const tcp = spec.spec.versions ? ports.filter(({ protocol }) => protocol === 'TCP').map((port) => connectionsTo(application, port)) : [];
  if (http.length + tcp.length === 0) return [];
  return [synthesized({
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    // Flagger gives the Service's name to its own
    metadata: { name: spec.spec.rollout?.flagger ? `${service}.mesh` : service, namespace: spec.metadata.namespace, annotations: madeByController([application]) },
    spec: {
      hosts: [service],
      gateways: ['mesh'],
      exportTo: ['.', ...routeReaders(application)],
      ...(http.length > 0 && { http }),
      ...(tcp.length > 0 && { tcp }),
    },
  }, [{ spec, path: ['spec', asked] }])];
}

/** What is said of requests for a port, whoever routes them. */
export function routesTo(application: Application, port: Port): HTTPRoute[] {
  const { timeout, retries: asked } = application.spec.spec.traffic ?? {};
  return retriedParts(undefined, asked && resolveRetries(asked)).flatMap(({ methods, retries }) => (
    backendRoutes(backendOf(application, port)).map(({ headers, to }) => ({
      match: [{ port: port.port, ...(methods && { method: methodMatch(methods) }), ...(headers && { headers }) }],
      ...(timeout !== undefined && { timeout }),
      ...(retries && { retries }),
      ...to,
    }))
  ));
}

function connectionsTo(application: Application, port: Port): TCPRoute {
  return { match: [{ port: port.port }], route: weighedRoute(backendOf(application, port)) };
}
