import type { Resource } from '../../../kube/resource';
import type { Mesh } from '../../../mesh/mesh';
import { namespaceOf } from '../../../mesh/namespace-of';
import { oncePerKey } from '../../../mesh/once-per-key';
import { selectorOfPolicy } from '../../../mesh/policies-for';
import type { Workload } from '../../../mesh/workload';
import { workloadModes } from '../../../mtls/port-mode';
import { namespaceMode } from '../../../mtls/sidecar-modes';

/** Tells whether a policy holds for a workload that takes plaintext on some port; where none is in sight, its namespace is asked. */
export function takesPlaintext(mesh: Mesh): (policy: Resource) => boolean {
  const isPlain = oncePerKey((workload: Workload) => {
    const { mode, ports } = workloadModes(mesh, workload);
    return mode !== 'STRICT' || [...ports.values()].some((port) => port.mode !== 'STRICT');
  });
  return (policy) => {
    const namespace = namespaceOf(policy);
    const selector = selectorOfPolicy(policy);
    const picked = namespace === mesh.config.rootNamespace ? mesh.selectedAnywhere(selector) : mesh.selectedIn(namespace, selector);
    const proxied = picked.filter(({ dataPlane }) => dataPlane !== 'none');
    return proxied.length > 0 ? proxied.some(isPlain) : namespaceMode(mesh.peerAuthentications(), namespace).mode !== 'STRICT';
  };
}
