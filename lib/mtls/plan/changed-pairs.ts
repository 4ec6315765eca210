import { groupBy } from '../../mesh/group-by';
import type { Mesh } from '../../mesh/mesh';
import type { MeshPort, MeshService } from '../../mesh/service';
import type { Workload } from '../../mesh/workload';
import { clientGroupsOf, type ClientGroup } from '../client-groups';
import { exchangeOver, waysOf, type Exchange } from '../exchange';
import type { Way } from '../sent';
import { serversOf, type Server } from '../server';

/** Clients for whom something differs between two states of a mesh, on the way to one workload behind a service port. */
export interface ChangedPair {
  readonly service: MeshService;
  readonly port: MeshPort;
  /** As it is after. */
  readonly server: Server;
  /** Who they are; empty for whoever is not in sight yet. */
  readonly workloads: readonly Workload[];
  /** Absent where a subset or a way is there in one state alone. */
  readonly before?: Over;
  readonly after?: Over;
}

/** A way and what happens on it. */
export interface Over {
  readonly way: Way;
  readonly exchange: Exchange;
}

/** What differs between two states of one mesh for the clients of these services: what is sent, or what comes of it. */
export function changedPairs(before: Mesh, after: Mesh, services: readonly MeshService[]): readonly ChangedPair[] {
  const groupsOf = [before, after].map((mesh) => clientGroupsOf(mesh)) as [ReturnType<typeof clientGroupsOf>, ReturnType<typeof clientGroupsOf>];
  return services.flatMap((service) => {
    if (service.ports.length === 0) return [];
    const shared = refined(groupsOf[0](service), groupsOf[1](service)).concat(strangers(before, after, service));
    return service.ports.flatMap((port) => {
      const servers = [before, after].map((mesh) => serversOf(mesh, service, port)) as [readonly Server[], readonly Server[]];
      return shared.flatMap(({ workloads, groups }) => {
        const [was, is] = ([before, after] as const).map((mesh, side) => oversOf(mesh, groups[side]!, service, port, servers[side]!));
        return differing(was!, is!).map((pair) => ({ service, port, workloads, ...pair }));
      });
    });
  });
}

interface Shared {
  readonly workloads: readonly Workload[];
  readonly groups: readonly [ClientGroup, ClientGroup];
}

/** Clients that are one group in both states. */
function refined(before: readonly ClientGroup[], after: readonly ClientGroup[]): Shared[] {
  const groupOf = new Map<Workload, ClientGroup>();
  for (const group of after) for (const workload of group.workloads()) groupOf.set(workload, group);
  return before.flatMap((group) => {
    const seen = group.workloads().filter((workload) => groupOf.has(workload));
    return [...groupBy(seen, (workload) => groupOf.get(workload)!)].map(([other, workloads]): Shared => ({ workloads, groups: [group, other] }));
  });
}

/** A client with a sidecar in the service's namespace and one elsewhere, though nobody may be there yet. */
function strangers(before: Mesh, after: Mesh, service: MeshService): Shared[] {
  return ['', service.namespace].map((namespace) => {
    const client = { dataPlane: 'sidecar' as const, namespace, labels: {}, hbone: before.config.hbone };
    const [a, b] = [before, after].map((mesh): ClientGroup => {
      const rule = mesh.destinationRules().find(namespace, service).filter(({ workloadSelector }) => workloadSelector === undefined).at(-1);
      return { client, workloads: () => [], ...(rule && { rule }) };
    });
    return { workloads: [], groups: [a!, b!] };
  });
}

function oversOf(mesh: Mesh, { client, rule }: ClientGroup, service: MeshService, port: MeshPort, servers: readonly Server[]): Map<string, Over> {
  const ways = waysOf(mesh, client, rule, { service, port, servers });
  return new Map(ways.map((way) => [`${servers.indexOf(way.server)} ${way.subset ?? ''}`, { way, exchange: exchangeOver(mesh, way) }]));
}

function differing(before: ReadonlyMap<string, Over>, after: ReadonlyMap<string, Over>): Pick<ChangedPair, 'server' | 'before' | 'after'>[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    if (was && is && was.exchange.sent.wire === is.exchange.sent.wire && was.exchange.result === is.exchange.result) return [];
    return [{ server: (is ?? was)!.way.server, ...(was && { before: was }), ...(is && { after: is }) }];
  });
}
