import type { MeshPort, MeshService } from '../../mesh/service';
import type { MtlsPolicy } from '../../specs/mtls-policy';
import type { Path } from '../../specs/problem';
import type { Mode } from '../mode';
import type { Server } from '../server';

/** Where something was asked for. */
export interface AskPlace {
  readonly on: MtlsPolicy;
  readonly path: Path;
}

/** One service port, the mode that it should have, and who is behind it and has a proxy to enforce it. */
export interface Ask extends AskPlace {
  readonly service: MeshService;
  readonly port: MeshPort;
  readonly mode: Mode;
  readonly servers: readonly Server[];
}

/** The mode that a whole namespace should have. */
export interface DefaultAsk extends AskPlace {
  readonly namespace: string;
  readonly mode: Mode;
}

/** `shop/orders:http`, or with the number where the port has no name. */
export function portText({ namespace, resource }: MeshService, { name, port }: MeshPort): string {
  return `${namespace}/${resource.metadata.name}:${name ?? port}`;
}
