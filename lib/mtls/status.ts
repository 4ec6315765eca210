import { compareText } from '../kube/order';
import type { Mesh } from '../mesh/mesh';
import type { Shown } from '../mesh/sight';
import type { Workload } from '../mesh/workload';
import { clientGroupsOf } from './client-groups';
import { outsideCallersOf } from './outside-callers';
import { portStatus, type PortStatus } from './port-status';
import { summedUp, type SummedUp } from './summed-up';
import { unseenForClients } from './unseen';

/** How the services of a mesh stand on the way to STRICT, by host and port. */
export interface MeshStatus extends SummedUp<PortStatus> {
  /** Kinds that would have to be shown to be sure of the clients of any service. */
  readonly notKnown: readonly Shown[];
}

/**
 * How every port of every service stands. What is outside the mesh takes no part, and neither do gateways, whose own servers say what
 * they take. Every workload in sight counts as a client of every service that it sees: who really calls is known to metrics alone.
 */
export function statusOf(mesh: Mesh): MeshStatus {
  const groupsOf = clientGroupsOf(mesh);
  const callersOf = outsideCallersOf(mesh);
  const notKnown = unseenForClients(mesh);
  const services = mesh.services().filter((service) => !service.external && !isGateway(mesh.workloadsOf(service)));
  const ports = services.flatMap((service) => {
    if (service.ports.length === 0) return [];
    const groups = groupsOf(service);
    return service.ports.map((port) => {
      const callers = mesh.endpoints(service, port).flatMap((endpoint) => callersOf(service, port, endpoint));
      const outside = callers.filter((caller, index) => callers.findIndex(({ by }) => by.resource === caller.by.resource) === index);
      return portStatus(mesh, service, port, groups, outside, notKnown.length === 0);
    });
  }).sort(comparePorts);
  return { ...summedUp(ports), notKnown };
}

function comparePorts(a: PortStatus, b: PortStatus): number {
  return compareText(a.service.host, b.service.host) || compareText(a.service.namespace, b.service.namespace) || a.port.port - b.port.port;
}

function isGateway(workloads: readonly Workload[]): boolean {
  return workloads.length > 0 && workloads.every(({ dataPlane }) => dataPlane === 'gateway');
}
