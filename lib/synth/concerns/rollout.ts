import type { VirtualServiceSpec } from '../../kube/generated/virtual-service';
import { destinationOf } from '../../routing/istio/backend-routes';
import { speaksHttp } from '../../specs/protocol';
import type { Application } from '../application';
import { backendOf, weightsOf } from '../backend-of';
import { handedOver } from '../handed-over';
import { synthesized, type Synthesized } from '../synthesized';

/**
 * The VirtualService for each port of requests in which Argo Rollouts keeps the weights of the stable pods and the canary's.
 *
 * The routes at the gateway and in the mesh leave the destination to it (`delegate`), so that they are nobody else's, and there is one
 * place for the weights, whatever the number of paths. All that it says follows from its name.
 */
export function rollout(application: Application): Synthesized<VirtualServiceSpec>[] {
  const { spec, service, ports } = application;
  if (!spec.spec.rollout?.argoRollouts) return [];
  return ports.filter(speaksHttp).map((port) => synthesized({
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: weightsOf(service, port.port), namespace: spec.metadata.namespace, ...handedOver('argoRollouts') },
    spec: {
      exportTo: ['.'],
      http: [{
        name: 'rollout',
        route: [['stable', 100] as const, ['canary', 0] as const].map(([subset, weight]) => ({ destination: destinationOf(backendOf(application, port), subset), weight })),
      }],
    },
  }, [{ spec, path: ['spec', 'rollout'] }]));
}
