import { groupBy } from '../../mesh/group-by';
import type { Mesh } from '../../mesh/mesh';
import type { MeshService } from '../../mesh/service';
import type { PortStatus } from '../port-status';
import type { Server } from '../server';
import type { PlaintextCaller } from './plaintext-caller';

/** Which callers were seen at which port, and those of whom the mesh has no such workload or service. */
export interface Sightings {
  readonly at: ReadonlyMap<PortStatus, readonly PlaintextCaller[]>;
  readonly elsewhere: readonly PlaintextCaller[];
}

/**
 * Says which ports the callers may have called. Metrics name the workload and mostly the service, but no port: a caller counts at
 * every port that leads where that service leads in the workload, and that speaks what was counted.
 */
export function observedAt(mesh: Mesh, ports: readonly PortStatus[], callers: readonly PlaintextCaller[]): Sightings {
  const byWorkload = groupBy(callers, ({ destination: { namespace, workload } }) => `${namespace}/${workload}`);
  const byService = groupBy(callers, ({ destination: { namespace, service } }) => `${namespace}/${service}`);
  const services = new Map(mesh.services().filter(({ resource }) => resource.kind === 'Service')
    .map((service) => [`${service.namespace}/${service.resource.metadata.name}`, service]));
  const workloads = new Set(mesh.workloads().map(({ namespace, name }) => `${namespace}/${name}`));
  const at = new Map(ports.map((status) => {
    const { service, servers } = status;
    const seen = servers.flatMap((server) => (byWorkload.get(nameOf(server)) ?? [])
      .filter((caller) => speaks(server, caller) && leadsThere(mesh, services, server, caller)));
    // a workload that is not in sight, such as one that is gone, still tells of its service
    const gone = (byService.get(`${service.namespace}/${service.resource.metadata.name}`) ?? [])
      .filter(({ destination }) => !workloads.has(`${destination.namespace}/${destination.workload}`));
    return [status, [...new Set([...seen, ...gone])]] as const;
  }));
  const placed = new Set([...at.values()].flat());
  return { at, elsewhere: callers.filter((caller) => !placed.has(caller)) };
}

function nameOf({ workload: { namespace, name } }: Server): string {
  return `${namespace}/${name}`;
}

function speaks({ taker, listener }: Server, { protocol }: PlaintextCaller): boolean {
  return taker === 'ztunnel' || listener === 'auto' || protocol === 'unknown' || protocol === listener;
}

function leadsThere(mesh: Mesh, services: ReadonlyMap<string, MeshService>, { workload, port }: Server, { destination }: PlaintextCaller): boolean {
  const called = destination.service === undefined ? undefined : services.get(`${destination.namespace}/${destination.service}`);
  if (!called || !mesh.workloadsOf(called).includes(workload)) return true;
  return called.ports.some((own) => mesh.endpoints(called, own).some((endpoint) => endpoint.workload === workload && endpoint.port === port));
}
