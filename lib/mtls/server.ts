import { remembered } from '../kube/remembered';
import type { Mesh } from '../mesh/mesh';
import { oncePerKey } from '../mesh/once-per-key';
import type { MeshPort, MeshService } from '../mesh/service';
import type { Workload } from '../mesh/workload';
import { serverState, type ServerState } from './server-state';

/** One workload behind a service port, and how it receives there. */
export interface Server extends ServerState {
  readonly workload: Workload;
  /** The port of the workload; `undefined` where it has none of the name that the service asks for. */
  readonly port?: number;
}

/** All workloads behind a service port. */
export function serversOf(mesh: Mesh, service: MeshService, port: MeshPort): readonly Server[] {
  return serversIn(mesh)(service)(port);
}

const serversIn = remembered((mesh: Mesh) => oncePerKey((service: MeshService) => oncePerKey((port: MeshPort): readonly Server[] =>
  mesh.endpoints(service, port).map((endpoint) => ({ ...endpoint, ...serverState(mesh, endpoint.workload, endpoint.port) })))));
