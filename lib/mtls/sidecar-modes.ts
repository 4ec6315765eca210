import type { Resource } from '../kube/resource';
import type { PeerAuthentications } from '../mesh/peer-authentications';
import type { Workload } from '../mesh/workload';
import type { DecidedMode, WorkloadModes } from './mode';
import { policyMode, policyPorts } from './policy-modes';

/**
 * What the PeerAuthentications of the mesh, the namespace and the workload make of a workload with a sidecar: the narrowest that sets
 * a mode decides, and the port map of the oldest that selects the workload, which is never merged with another
 * (Istio, pilot/pkg/security/authn/policy_applier.go ComposePeerAuthentication).
 */
export function sidecarModes(policies: PeerAuthentications, workload: Workload): WorkloadModes {
  const [policy] = policies.workload(workload);
  const inherited = namespaceMode(policies, workload.namespace);
  if (!policy) return { ...inherited, ports: new Map() };
  const own = setBy(policy) ?? inherited;
  const ports = [...policyPorts(policy)].map(([port, mode]): [number, DecidedMode] => [
    port,
    mode === undefined ? own : { mode, by: { resource: policy, path: ['spec', 'portLevelMtls', String(port), 'mode'] } },
  ]);
  return { ...own, ports: new Map(ports) };
}

/**
 * The mode of a namespace where no workload is selected. It is also all that clients know of a service before they look at its endpoints
 * (Istio, pilot/pkg/model/push_context.go BestEffortInferServiceMTLSMode).
 */
export function namespaceMode(policies: PeerAuthentications, namespace: string): DecidedMode {
  return setBy(policies.namespace(namespace)) ?? setBy(policies.mesh) ?? { mode: 'PERMISSIVE', by: { because: 'no PeerAuthentication sets a mode' } };
}

function setBy(policy: Resource | undefined): DecidedMode | undefined {
  const mode = policy && policyMode(policy);
  return mode && { mode, by: { resource: policy, path: ['spec', 'mtls', 'mode'] } };
}
