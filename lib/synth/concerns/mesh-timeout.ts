import type { VirtualServiceSpec } from '../../kube/generated/virtual-service';
import { compareText } from '../../kube/order';
import type { Application } from '../application';
import { synthesized, type Synthesized } from '../synthesized';

/**
 * `traffic.timeout` for clients in the mesh, whose own proxies keep it; the gateway's routes have it too.
 *
 * The VirtualService stands in the Service's namespace and is seen by it and its callers alone: one for the mesh routes for everybody
 * who sees it.
 */
export function meshTimeout({ spec, service, ports, callers }: Application): Synthesized<VirtualServiceSpec>[] {
  const timeout = spec.spec.traffic?.timeout;
  if (timeout === undefined) return [];
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
      http: ports.map(({ port }) => ({ match: [{ port }], timeout, route: [{ destination: { host: service, port: { number: port } } }] })),
    },
  }, [{ spec, path: ['spec', 'traffic'] }])];
}
