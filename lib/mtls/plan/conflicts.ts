import type { Mesh } from '../../mesh/mesh';
import type { MeshPort, MeshService } from '../../mesh/service';
import { clientGroupsOf } from '../client-groups';
import { exchangeOver, waysOf } from '../exchange';
import type { Way } from '../sent';
import { serversOf } from '../server';

/** A service port. */
export interface ServicePort {
  readonly service: MeshService;
  readonly port: MeshPort;
}

/** The ways on which clients fail, one for each group of them; for whoever comes with a sidecar too, though nobody may be there yet. */
export function conflicts(mesh: Mesh, ports: readonly ServicePort[]): readonly Way[] {
  const groupsOf = clientGroupsOf(mesh);
  return ports.flatMap(({ service, port }) => {
    const to = { service, port, servers: serversOf(mesh, service, port) };
    const rule = mesh.destinationRules().find('', service).filter(({ workloadSelector }) => workloadSelector === undefined).at(-1);
    const stranger = { client: { dataPlane: 'sidecar' as const, namespace: '', labels: {}, hbone: mesh.config.hbone }, ...(rule && { rule }) };
    return [...groupsOf(service), stranger].flatMap((group) => waysOf(mesh, group.client, group.rule, to))
      .filter((way) => exchangeOver(mesh, way).result === 'fails');
  });
}
