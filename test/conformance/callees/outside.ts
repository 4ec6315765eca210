import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Server } from 'node:net';
import { requestId } from '../engines/application';
import { certificateFor } from '../engines/authority';
import type { World } from '../engines/world';

/** Hosts outside of the mesh, which note what reaches them. */
export interface OutsideHosts {
  /** The ports that a request reached, by its number. */
  readonly reachedBy: (id: string) => readonly string[];
  /** The addresses that it came from. */
  readonly sourcesOf: (id: string) => readonly string[];
  readonly end: () => void;
}

/** What stands for the addresses of the internet, and one of them. */
export const publicHere = '127.20.0.0/16';
export const somewhere = '127.20.4.1';

/** The names in the certificate of what speaks TLS. */
const names = ['payments', 'a.buckets', 'secret', 'shared'].map((name) => `DNS:${name}.localhost` as const);

/** Servers on the addresses that names below `localhost` have (RFC 6761), and on some that no name has. */
export async function startOutside({ folder }: World): Promise<OutsideHosts> {
  const { certificate, key } = await certificateFor(folder, 'outside', names);
  const reached = new Map<string, string[]>();
  const sources = new Map<string, string[]>();
  const noting = (port: number) => ({ headers, socket }: IncomingMessage, response: ServerResponse): void => {
    const id = String(headers[requestId]);
    reached.set(id, [...reached.get(id) ?? [], `outside/${port}`]);
    sources.set(id, [...sources.get(id) ?? [], socket.remoteAddress!]);
    response.end('outside\n');
  };
  const servers = await Promise.all([
    ...['127.0.0.1', somewhere].map((address) => listening(createTlsServer({ cert: readFileSync(certificate), key: readFileSync(key) }, noting(27443)), 27443, address)),
    ...['127.0.0.1', somewhere].map((address) => listening(createServer(noting(27080)), 27080, address)),
    ...['127.10.4.11', '127.10.4.12', somewhere].map((address) => listening(createServer(noting(27022)), 27022, address)),
    listening(createServer(noting(27023)), 27023, '127.10.4.11'),
  ]);
  const end = (): void => servers.forEach((server) => server.close());
  return { reachedBy: (id) => reached.get(id) ?? [], sourcesOf: (id) => sources.get(id) ?? [], end };
}

function listening<Some extends Server>(server: Some, port: number, address: string): Promise<Some> {
  return new Promise((resolve, reject) => server.once('error', reject).listen(port, address, () => resolve(server)));
}
