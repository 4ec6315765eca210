import type { Resource } from '../../../kube/resource';
import type { Mesh } from '../../../mesh/mesh';
import { namespaceOf } from '../../../mesh/namespace-of';
import { oncePerKey } from '../../../mesh/once-per-key';
import type { Workload } from '../../../mesh/workload';
import { workloadModes } from '../../../mtls/port-mode';
import { namespaceMode } from '../../../mtls/sidecar-modes';
import { oncePerReach } from './once-per-reach';

/** Tells whether a policy holds for a workload that takes plaintext on some port; where none is in sight, its namespace is asked. */
export function takesPlaintext(mesh: Mesh): (policy: Resource) => boolean {
  const isPlain = oncePerKey((workload: Workload) => {
    const { mode, ports } = workloadModes(mesh, workload);
    return mode !== 'STRICT' || [...ports.values()].some((port) => port.mode !== 'STRICT');
  });
  const anyPlain = oncePerReach(mesh, (workloads) => {
    const proxied = workloads.filter(({ dataPlane }) => dataPlane !== 'none');
    return proxied.length > 0 ? proxied.some(isPlain) : undefined;
  });
  return (policy) => anyPlain(policy) ?? namespaceMode(mesh.peerAuthentications(), namespaceOf(policy)).mode !== 'STRICT';
}
