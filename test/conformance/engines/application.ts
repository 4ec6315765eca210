import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createHttp2Server, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import { createServer as createHttpsServer } from 'node:https';
import type { Server } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { readings } from '../../synth/readings';
import { certificateFor, type KeyPair } from './authority';
import { answerCall, answerCheck } from './authorizer';
import { ambientWorkloads, authorizerWorkload, behindSidecar, workloads, type ServicePort } from './hosts';
import { keyFor, publicKeys } from './keys';
import { places } from './places';
import type { World } from './world';

/** What reached the application, as the application itself saw it. */
export interface Received {
  /** Of which workload, as `namespace/name`, and on which of its ports. */
  readonly workload: string;
  readonly port: number;
  readonly method: string;
  /** The request target as it came. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Every path that some framework or another would understand by it. */
  readonly readings: readonly string[];
}

type Request = IncomingMessage | Http2ServerRequest;

/** By this header a test finds its request among those that the application received. */
export const requestId = 'x-request-number';

/** So many times the application fails with 503 before it answers a request of one number. */
export const failures = 'x-failures';

/** So many times it answers a request of one number only after so many milliseconds: `1,3000`. */
export const slowly = 'x-slowly';

/** By this header it answers in so many parts, this number of milliseconds apart: `10,200`. */
export const inParts = 'x-in-parts';

/** The test application, behind every sidecar and ztunnel: it answers everything, writes down what it got, and tells it when asked for it. Below `/keys` it serves those of issuers. */
export async function startApplication({ folder }: World): Promise<() => void> {
  const own = await certificateFor(folder, 'application', ['DNS:application']);
  const received = new Map<string, Received[]>();
  const write = (one: Omit<Received, 'readings'>): readonly Received[] => {
    const id = String(one.headers[requestId]);
    const before = received.get(id) ?? [];
    received.set(id, [...before, { ...one, readings: readings(one.target.split(/[?#]/)[0]!) }]);
    return before;
  };
  const note = (workload: string, port: number) => (request: Request, response: ServerResponse | Http2ServerResponse): void => {
    const { method, url, headers } = request;
    const target = url!;
    const before = write({ workload, port, method: method!, target, headers });
    request.resume();
    const issuer = /^\/keys\/(\w+)$/.exec(target)?.[1];
    if (issuer !== undefined) (response as ServerResponse).end(publicKeys([keyFor(folder, issuer)]));
    else if (headers['content-type']?.startsWith('application/grpc')) answerGrpc(response as Http2ServerResponse);
    else if (headers[inParts] !== undefined) void answerInParts(response as ServerResponse, String(headers[inParts]));
    else void answerPlainly(response as ServerResponse, { headers, count: before.length, text: `${workload} ${method} ${target}\n` });
  };
  /** A WebSocket, as far as proxies look into it: whatever comes is sent back. */
  const open = (workload: string, port: number) => ({ method, url, headers }: IncomingMessage, socket: Duplex): void => {
    write({ workload, port, method: method!, target: url!, headers });
    socket.on('error', () => socket.destroy()).write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    socket.pipe(socket);
  };
  /** What an authorizer is asked about is written down as if it had come itself. */
  const judge = (workload: string, port: number) => (request: Request, response: ServerResponse | Http2ServerResponse): void => {
    if (request.headers['content-type'] === 'application/grpc') {
      answerCall(request as Http2ServerRequest, response as Http2ServerResponse, (asked) => write({ workload, port, ...asked }));
      return;
    }
    write({ workload, port, method: request.method!, target: request.url!, headers: request.headers });
    answerCheck(request as IncomingMessage, response as ServerResponse);
  };
  const judged = [...workloads.filter(({ answersItself }) => !answersItself), ...ambientWorkloads];
  const applications = judged.flatMap(({ namespace, name, address, ports }) => ports.map(async ({ targetPort, speaks }) => {
    const workload = `${namespace}/${name}`;
    const noted = namespace === authorizerWorkload.namespace ? judge(workload, targetPort) : note(workload, targetPort);
    return listening(serverOf(speaks, noted, own).on('upgrade', open(workload, targetPort)), behindSidecar(targetPort), address);
  }));
  const log = createServer((request, response) => {
    response.end(JSON.stringify(received.get(request.url!.slice(1)) ?? []));
  });
  const servers = await Promise.all([...applications, listening(log, places.received.port, places.received.address)]);
  return () => servers.forEach((server) => server.close());
}

/** What speaks TLS has a certificate that no gateway has; what is TCP to the mesh is HTTP to the one who asks. */
function serverOf(speaks: ServicePort['speaks'], noted: (request: Request, response: ServerResponse | Http2ServerResponse) => void, { certificate, key }: KeyPair): Server {
  if (speaks === 'h2c') return createHttp2Server(noted);
  return speaks === 'https' ? createHttpsServer({ cert: readFileSync(certificate), key: readFileSync(key) }, noted as RequestListener) : createServer(noted);
}

async function answerPlainly(response: ServerResponse, { headers, count, text }: Pick<Request, 'headers'> & { readonly count: number; readonly text: string }): Promise<void> {
  const [times = 0, after = 0] = String(headers[slowly] ?? '').split(',').map(Number);
  if (count < times) await setTimeout(after);
  if (!response.destroyed) response.writeHead(count < Number(headers[failures] ?? 0) ? 503 : 200, { 'content-type': 'text/plain' }).end(text);
}

async function answerInParts(response: ServerResponse, parts: string): Promise<void> {
  const [count, apart] = parts.split(',').map(Number) as [number, number];
  response.writeHead(200, { 'content-type': 'text/plain' });
  for (let sent = 0; sent < count && !response.destroyed; sent++) {
    response.write('part\n');
    await setTimeout(apart);
  }
  response.end();
}

function answerGrpc(response: Http2ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/grpc' });
  response.addTrailers({ 'grpc-status': '0' });
  response.end(Buffer.alloc(5));
}

function listening(server: Server, port: number, address: string): Promise<Server> {
  return new Promise((resolve, reject) => server.once('error', reject).listen(port, address, () => resolve(server)));
}
