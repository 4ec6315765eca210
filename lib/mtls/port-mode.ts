import { remembered } from '../kube/remembered';
import type { Mesh } from '../mesh/mesh';
import type { Workload } from '../mesh/workload';
import { ambientModes } from './ambient-modes';
import { modeOfPort, type DecidedMode, type WorkloadModes } from './mode';
import { sidecarModes } from './sidecar-modes';

/** The modes of a workload by the proxy that it has. */
export function workloadModes(mesh: Mesh, workload: Workload): WorkloadModes {
  return modesIn(mesh)(workload);
}

const modesIn = remembered((mesh: Mesh) => remembered((workload: Workload): WorkloadModes =>
  (workload.dataPlane === 'ambient' ? ambientModes(mesh, workload) : sidecarModes(mesh.peerAuthentications(), workload))));

/** The mode of one port of a workload. */
export function portMode(mesh: Mesh, workload: Workload, port: number | undefined): DecidedMode {
  return modeOfPort(workloadModes(mesh, workload), port);
}

/** The mode that clients take a port for, which is that of a sidecar, whether or not it has one. */
export function announcedMode(mesh: Mesh, workload: Workload, port: number | undefined): DecidedMode {
  return modeOfPort(sidecarModes(mesh.peerAuthentications(), workload), port);
}
