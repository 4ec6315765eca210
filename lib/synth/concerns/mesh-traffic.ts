import type { HTTPRoute, VirtualServiceSpec } from '../../kube/generated/virtual-service';
import { compareText } from '../../kube/order';
import { methodMatch } from '../../routing/istio/method-match';
import { retriedParts } from '../../routing/istio/retried-parts';
import { speaksHttp } from '../../specs/protocol';
import type { Application } from '../application';
import { resolveRetries } from '../resolve-retries';
import { synthesized, type Synthesized } from '../synthesized';

/**
 * `traffic` for clients in the mesh, whose own proxies keep it; the gateway's routes have it too.
 *
 * The VirtualService stands in the Service's namespace and is seen by it and its callers alone: one for the mesh routes for everybody
 * who sees it.
 */
export function meshTraffic(application: Application): Synthesized<VirtualServiceSpec>[] {
  const { spec, service, ports, callers } = application;
  const { timeout, retries } = spec.spec.traffic ?? {};
  if (timeout === undefined && !retries) return [];
  const { namespace } = spec.metadata;
  const others = new Set(callers.map((caller) => caller.namespace).filter((caller) => caller !== namespace));
  return [synthesized({
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: service, namespace },
    spec: {
      hosts: [service],
      gateways: ['mesh'],
      exportTo: ['.', ...[...others].sort(compareText)],
      http: ports.filter(speaksHttp).flatMap(({ port }) => routesTo(application, port)),
    },
  }, [{ spec, path: ['spec', 'traffic'] }])];
}

function routesTo({ spec: { spec: { traffic } }, service }: Application, port: number): HTTPRoute[] {
  const { timeout, retries: asked } = traffic!;
  return retriedParts(undefined, asked && resolveRetries(asked)).map(({ methods, retries }) => ({
    match: [{ port, ...(methods && { method: methodMatch(methods) }) }],
    ...(timeout !== undefined && { timeout }),
    ...(retries && { retries }),
    route: [{ destination: { host: service, port: { number: port } } }],
  }));
}
