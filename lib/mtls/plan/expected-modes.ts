import type { Mesh } from '../../mesh/mesh';
import type { Workload } from '../../mesh/workload';
import { modeOfPort, type Mode } from '../mode';
import { policyMode, policyPorts } from '../policy-modes';
import { workloadModes } from '../port-mode';
import type { DefaultAsk } from './ask';
import type { Targets } from './targets';

/** The mode that a port of a workload is to have in the end; `undefined` stands for all ports that nobody speaks of. */
export type ExpectedModes = (workload: Workload, port: number | undefined) => Mode;

/** What was asked for, then what the defaults of namespaces reach, then what is there. */
export function expectedModes(mesh: Mesh, targets: Targets, defaults: readonly DefaultAsk[]): ExpectedModes {
  return (workload, port) => {
    const target = port === undefined ? undefined : targets.get(workload)?.get(port);
    if (target) return target.mode;
    const found = defaults.find(({ namespace }) => namespace === workload.namespace);
    if (found && inherits(mesh, workload, port)) return found.mode === 'DISABLE' && workload.dataPlane === 'ambient' ? 'PERMISSIVE' : found.mode;
    return modeOfPort(workloadModes(mesh, workload), port).mode;
  };
}

/** Whether no policy of the workload's own says the mode of a port. */
export function inherits(mesh: Mesh, workload: Workload, port: number | undefined): boolean {
  const [policy] = mesh.peerAuthentications().workload(workload);
  return !policy || (policyMode(policy) === undefined && (port === undefined || policyPorts(policy).get(port) === undefined));
}

/** The ports of a workload whose mode is not the expected one; `undefined` where that is so of all that nobody speaks of. */
export function wrongPorts(mesh: Mesh, workload: Workload, expected: ExpectedModes, more: Iterable<number>): readonly (number | undefined)[] {
  const modes = workloadModes(mesh, workload);
  return [undefined, ...new Set([...modes.ports.keys(), ...more])].filter((port) => modeOfPort(modes, port).mode !== expected(workload, port));
}
