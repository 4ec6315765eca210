import type { Mesh } from '../../mesh/mesh';
import type { PortStatus } from '../port-status';
import type { MeshStatus } from '../status';
import { summedUp } from '../summed-up';
import type { Evidence } from './evidence';
import { observedAt } from './observed-at';
import type { PlaintextCaller } from './plaintext-caller';

/** How a port stands by its resources and by what was seen of it. */
export interface WitnessedPort extends PortStatus {
  /** Who was seen calling without mTLS. */
  readonly observed: readonly PlaintextCaller[];
  /** Whether metrics tell of every workload behind it; where not, «none seen» means nothing. */
  readonly measured: boolean;
}

/** How the services of a mesh stand by their resources and by what was seen of them. */
export interface WitnessedStatus extends MeshStatus {
  readonly ports: readonly WitnessedPort[];
  /** Callers of workloads and services that are not in sight. */
  readonly elsewhere: readonly PlaintextCaller[];
}

/** A port at which somebody was seen without mTLS is not ready, whatever the resources say. */
export function witnessedStatus(mesh: Mesh, status: MeshStatus, evidence: Pick<Evidence, 'callers' | 'measured'>): WitnessedStatus {
  const { at, elsewhere } = observedAt(mesh, status.ports, evidence.callers);
  const ports = status.ports.map((port): WitnessedPort => {
    const observed = at.get(port)!;
    const measured = port.servers.length > 0 && port.servers.every(({ workload: { namespace, name } }) => evidence.measured.has(`${namespace}/${name}`));
    return { ...port, observed, measured, readiness: observed.length > 0 && port.readiness !== 'strict' ? 'blocked' : port.readiness };
  });
  return { ...summedUp(ports), notKnown: status.notKnown, elsewhere };
}
