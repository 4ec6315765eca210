import { compareText } from '../kube/order';
import type { Mesh } from '../mesh/mesh';
import type { MeshService } from '../mesh/service';
import type { Shown } from '../mesh/sight';
import type { Workload } from '../mesh/workload';
import { clientGroupsOf } from './client-groups';
import { outsideCallersOf } from './outside-callers';
import { portStatus, type PortStatus } from './port-status';
import { unseenForClients } from './unseen';

/** How the services of a mesh stand on the way to STRICT. */
export interface MeshStatus {
  /** By host and port. */
  readonly ports: readonly PortStatus[];
  /** How many ports are how far. */
  readonly counts: Readonly<Record<PortStatus['readiness'], number>>;
  /** Kinds that would have to be shown to be sure of the clients of any service. */
  readonly notKnown: readonly Shown[];
  /** The service that is safe to move now, all its ports at once; `undefined` where none is. */
  readonly next?: MeshService;
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
  const counts = { strict: 0, ready: 0, blocked: 0, unknown: 0 };
  for (const { readiness } of ports) counts[readiness] += 1;
  const next = nextService(ports);
  return { ports, counts, notKnown, ...(next && { next }) };
}

function comparePorts(a: PortStatus, b: PortStatus): number {
  return compareText(a.service.host, b.service.host) || compareText(a.service.namespace, b.service.namespace) || a.port.port - b.port.port;
}

/** Of the services all of whose ports are ready, one of the namespace with the least left to do: that is done soonest. */
function nextService(ports: readonly PortStatus[]): MeshService | undefined {
  const byService = new Map<MeshService, PortStatus[]>();
  const left = new Map<string, number>();
  for (const status of ports) {
    const { service, readiness } = status;
    byService.set(service, [...byService.get(service) ?? [], status]);
    if (readiness === 'blocked' || readiness === 'unknown') left.set(service.namespace, (left.get(service.namespace) ?? 0) + 1);
  }
  const movable = [...byService].filter(([, own]) => isMovable(own)).map(([service]) => service);
  const leftIn = ({ namespace }: MeshService) => left.get(namespace) ?? 0;
  return movable.sort((a, b) => leftIn(a) - leftIn(b) || compareText(a.host, b.host))[0];
}

function isMovable(ports: readonly PortStatus[]): boolean {
  return ports.some(({ readiness }) => readiness === 'ready') && ports.every(({ readiness }) => readiness === 'ready' || readiness === 'strict');
}

function isGateway(workloads: readonly Workload[]): boolean {
  return workloads.length > 0 && workloads.every(({ dataPlane }) => dataPlane === 'gateway');
}
