import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Resource } from '../../lib/kube/resource';

/** How a path is answered, where that is not by the objects. */
export type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

/** An API server that holds objects, and behaves otherwise for some paths. */
export interface ApiServer {
  readonly url: string;
  /** Every path that was asked for, without `limit` and `continue`. */
  readonly asked: string[];
  /** The most requests that were open at one time. */
  readonly most: () => number;
  close(): Promise<void>;
}

/** The objects by the path of their list, such as `/apis/apps/v1/deployments`; lists of namespaces and single objects are found in it. */
export type Objects = Readonly<Record<string, readonly Resource[]>>;

/** Starts it on a free port. Lists have pages of so many objects, however many are asked for; unknown lists of Kubernetes itself are empty. */
export async function startApiServer(objects: Objects, behaviours: Readonly<Record<string, Behaviour>> = {}, pageSize = 2): Promise<ApiServer> {
  const asked: string[] = [];
  let [open, most] = [0, 0];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://server');
    asked.push(pathname);
    most = Math.max(most, ++open);
    response.on('close', () => open--);
    const behaviour = behaviours[pathname];
    if (behaviour) behaviour(request, response);
    // a moment, so that requests meet
    else setTimeout(() => answer(response, objects, pathname, searchParams, pageSize), 5);
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    most: () => most,
    close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(() => resolve()); }),
  };
}

function answer(response: ServerResponse, objects: Objects, path: string, query: URLSearchParams, pageSize: number): void {
  const found = /^(.*?)(?:\/namespaces\/([^/]+))?\/([a-z]+)(?:\/([^/]+))?$/.exec(path)!;
  const [, root, namespace, plural, name] = found as unknown as [string, string, string | undefined, string, string | undefined];
  const list = objects[`${root}/${plural}`];
  if (name !== undefined) {
    const object = list?.find(({ metadata }) => metadata.name === name && metadata.namespace === namespace);
    return object ? json(response, 200, object) : status(404, `${plural} "${name}" not found`)({} as IncomingMessage, response);
  }
  if (!list && root.includes('.io/') && !/^\/apis\/(?:admissionregistration|apiextensions|apiregistration)\.k8s\.io\//.test(root)) {
    // as an API server says it of a group that it does not have
    response.writeHead(404, { 'content-type': 'text/plain' }).end('404 page not found\n');
    return;
  }
  const items = (list ?? []).filter(({ metadata }) => namespace === undefined || metadata.namespace === namespace);
  const size = query.has('limit') ? pageSize : Infinity;
  const start = Number(query.get('continue') ?? 0);
  const next = start + size < items.length ? { continue: String(start + size) } : {};
  // items of a list do not say their kind
  const bare = items.slice(start, start + size).map(({ apiVersion: _apiVersion, kind: _kind, ...item }) => item);
  json(response, 200, { kind: 'List', apiVersion: 'v1', metadata: { resourceVersion: '1', ...next }, items: bare });
}

/** Answers with Kubernetes' own Status. */
export function status(code: number, message: string, headers: Record<string, string> = {}): Behaviour {
  return (_request, response) => {
    Object.entries(headers).forEach(([name, value]) => response.setHeader(name, value));
    json(response, code, { kind: 'Status', apiVersion: 'v1', status: 'Failure', message, code });
  };
}

/** Answers in turn, the last one for ever. */
export function inTurn(...behaviours: readonly Behaviour[]): Behaviour {
  let turn = 0;
  return (request, response) => behaviours[Math.min(turn++, behaviours.length - 1)]!(request, response);
}

/** Answers with a value. */
export function json(response: ServerResponse, code: number, value: unknown): void {
  response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}
