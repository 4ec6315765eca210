import type { HTTPRoute, VirtualServiceSpec } from '../../kube/generated/virtual-service';
import { backendRoutes } from '../../routing/istio/backend-routes';
import { ruleHeader } from '../../routing/rule-name';
import { speaksHttp } from '../../specs/protocol';
import type { Application, Port } from '../application';
import { backendOf } from '../backend-of';
import { routesInMesh, routesTo } from '../concerns/mesh-traffic';
import type { Synthesized } from '../synthesized';

/**
 * `traffic` and `versions`, kept by the waypoint.
 *
 * Requests from a gateway come by here too, and were given their time and their retries there, path by path: they name the rule that the
 * gateway chose, and only their version is chosen here. A waypoint sends a client's requests to one pod by its routes alone, so that they are
 * written where that is all that is asked.
 */
export function waypointTraffic(application: Application): Synthesized<VirtualServiceSpec>[] {
  const { spec: { spec: { traffic: { timeout, retries, sessionAffinity } = {}, versions } }, ports } = application;
  const isTimed = timeout !== undefined || retries !== undefined;
  if (!isTimed && !sessionAffinity && !versions) return [];
  const ofCallers = (port: Port) => (isTimed ? routesTo(application, port).map(fromMesh) : []);
  const http = ports.filter(speaksHttp).flatMap((port) => [...ofCallers(port), ...passedOn(application, port)]);
  return routesInMesh(application, http, isTimed || sessionAffinity ? 'traffic' : 'versions');
}

/** A client in the mesh that names a rule does without what is said here, to its own harm alone. */
function fromMesh({ match, ...route }: HTTPRoute): HTTPRoute {
  return { match: match!.map((one) => ({ ...one, withoutHeaders: { [ruleHeader]: {} } })), ...route };
}

function passedOn(application: Application, port: Port): HTTPRoute[] {
  return backendRoutes(backendOf(application, port)).map(({ headers, to }) => (
    { match: [{ port: port.port, ...(headers && { headers }) }], retries: { attempts: 0 }, ...to }
  ));
}
