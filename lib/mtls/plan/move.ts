import type { Mesh } from '../../mesh/mesh';
import type { MeshPort, MeshService } from '../../mesh/service';
import { serversOf, type Server } from '../server';
import type { AskPlace } from './ask';
import type { Cared } from './mended-changes';

/** A workload behind a service port whose mode the plan changes. */
export interface Move {
  readonly service: MeshService;
  readonly port: MeshPort;
  readonly before: Server;
  readonly after: Server;
  readonly place: AskPlace;
}

/** All that change their mode behind the ports that the plan cares for. */
export function movesOf(before: Mesh, after: Mesh, { ports, placeOf }: Cared): readonly Move[] {
  return ports.flatMap(({ service, port }) => {
    const then = serversOf(after, service, port);
    return serversOf(before, service, port).flatMap((server, index): Move[] => {
      const next = then[index]!;
      return next.mode === server.mode ? [] : [{ service, port, before: server, after: next, place: placeOf(service, port) }];
    });
  });
}
