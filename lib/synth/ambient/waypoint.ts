import type { WaypointSpec } from '../../kube/gateway-api';
import type { AuthorizationPolicySpec } from '../../kube/generated/authorization-policy';
import type { Origin } from '../../routing/intent';
import type { Application } from '../application';
import { sharedInNamespace, type Synthesized } from '../synthesized';

/** The name of a namespace's waypoint, as Istio's own command gives it, and with that of its account. */
export const waypointName = 'waypoint';

/**
 * The waypoint of a namespace, which judges the requests for all its applications, and the policy by which it refuses whatever no
 * application lets in.
 *
 * A waypoint has no other answer for a Service that no policy names than to let everybody in, and pods take what comes from their waypoint:
 * a second Service before the same pods would open them.
 */
export function waypoint(applications: readonly [Application, ...Application[]]): Synthesized[] {
  const from = applications.map(({ spec }): Origin => ({ spec, path: ['spec'] })) as [Origin, ...Origin[]];
  const metadata = { name: waypointName, namespace: applications[0].spec.metadata.namespace };
  return [
    sharedInNamespace<WaypointSpec>({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: { ...metadata, labels: { 'istio.io/waypoint-for': 'service' } },
      spec: { gatewayClassName: 'istio-waypoint', listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE' }] },
    }, from),
    sharedInNamespace<AuthorizationPolicySpec>({
      apiVersion: 'security.istio.io/v1',
      kind: 'AuthorizationPolicy',
      metadata,
      spec: { targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: waypointName }], action: 'ALLOW' as const },
    }, from),
  ];
}
