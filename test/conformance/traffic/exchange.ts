import { randomUUID } from 'node:crypto';
import { requestId, type Received } from '../engines/application';
import type { KeyPair } from '../engines/authority';
import { get } from '../engines/get';
import { ambientWorkloads, gatewayPorts, gateways, outboundAddress, workloads, type Workload } from '../engines/hosts';
import { keyFor } from '../engines/keys';
import { places } from '../engines/places';
import type { World } from '../engines/world';
import { addressOf, capturedAt } from './captured';
import { clientCertificate } from './client-authorities';
import { sendGrpc } from './grpc';
import { identityOf } from './identity';
import { sendAfter, tlsSessionOf } from './one-connection';
import { sendRaw, type Answer, type Destination, type RawRequest } from './raw-request';
import { tokenOf, type Claims } from './token';

/** A request and where it comes from, as a table writes it. */
export interface Exchange {
  /** Method and target. */
  readonly send: string;
  readonly host: string;
  /** The host that a workload has looked up, where it is not the one that it names. */
  readonly lookedUp?: string;
  /**
   * Absent: from outside. `gateway`: to the workload as the gateway itself; `plaintext`: to the workload without a certificate; the
   * name of a workload: through its sidecar, or ztunnel; any other `namespace/account`: to the workload with that identity.
   */
  readonly from?: string;
  /** The workload that is asked, where the request goes past the gateway. */
  readonly to?: string;
  readonly port?: number;
  /** The way in from outside. */
  readonly gateway?: keyof typeof gateways;
  /** `tcp`: to the port that the gateway passes on. */
  readonly scheme?: 'http' | 'https' | 'tcp';
  /** The name in the TLS handshake, where it is not the host's. */
  readonly serverName?: string;
  /** Where the client itself is; the machine's own address where nothing is said. */
  readonly clientAddress?: string;
  /** The names in the certificate that a client from outside shows, and its subject as OpenSSL writes it. */
  readonly clientCertificate?: readonly string[];
  readonly clientSubject?: string;
  /** Whose authority signed it; that of the run where nothing is said. */
  readonly clientAuthority?: string;
  /** The newest version of TLS that a client from outside speaks, where it is not the newest that there is. */
  readonly newestTls?: 'TLSv1.2';
  /** What is asked before over the same connection of HTTP/2; the name in the handshake is its host. */
  readonly reuses?: { readonly host: string; readonly send: string };
  /** The host of a connection before, by whose TLS session this one begins. */
  readonly resumes?: string;
  readonly protocol?: 'grpc';
  readonly headers?: Readonly<Record<string, string>>;
  readonly token?: Token;
}

/** Claims, whose key signs them (`unsigned`: none), and where the token stands; `null` leaves a claim out. */
export type Token = Claims & { readonly key?: string; readonly in?: 'header' | 'query' | 'cookie' | 'twice' };

/** What came back, and what the application saw. */
export interface Outcome {
  readonly answer: Answer;
  readonly received: readonly Received[];
}

/** Sends a request and asks the application what reached it. */
export async function exchange(world: World, { send, host, headers = {}, token, protocol, reuses, resumes, ...way }: Exchange): Promise<Outcome> {
  const [method, ...rest] = send.split(' ') as [string, ...string[]];
  const carried = token === undefined ? { headers: [], query: '' } : tokenPlaces(world, token);
  const target = `${rest.join(' ')}${carried.query}`;
  const all: [string, string][] = [['Host', host], ...carried.headers, ...Object.entries(headers)];
  const destination = await destinationOf(world, { ...way, host: reuses?.host ?? host });
  const tlsSession = resumes === undefined ? undefined : await tlsSessionOf({ ...destination, serverName: resumes });
  const sender = protocol === 'grpc' ? sendGrpc : reuses ? sendAfter(firstOf(reuses)) : sendRaw;
  const { answer, id } = await sendNumbered({ ...destination, ...(tlsSession && { tlsSession }) }, { method, target, headers: all }, sender);
  return { answer, received: await receivedBy(id) };
}

function firstOf({ host, send }: NonNullable<Exchange['reuses']>): RawRequest {
  const [method, target] = send.split(' ') as [string, string];
  return { method, target, headers: [['Host', host], [requestId, randomUUID()]] };
}

interface Numbered {
  readonly answer: Answer;
  readonly id: string;
}

/** Sends a request under a number of its own, by which the application can be asked for it. */
export async function sendNumbered(destination: Destination, request: RawRequest, send = sendRaw): Promise<Numbered> {
  const id = randomUUID();
  return { answer: await send(destination, { ...request, headers: [...request.headers, [requestId, id]] }), id };
}

/** What the application received of a request. */
export async function receivedBy(id: string): Promise<readonly Received[]> {
  const { address, port } = places.received;
  return JSON.parse((await get(`http://${address}:${port}/${id}`)).body) as readonly Received[];
}

function tokenPlaces({ folder }: World, { key = 'id.example.com', in: place = 'header', ...claims }: Token): { headers: [string, string][]; query: string } {
  const given = Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== null));
  const token = tokenOf(given, key === 'unsigned' ? key : keyFor(folder, key));
  if (place === 'query') return { headers: [], query: `?access_token=${token}` };
  if (place === 'cookie') return { headers: [['Cookie', `token=${token}; access_token=${token}`]], query: '' };
  const header: [string, string] = ['Authorization', `Bearer ${token}`];
  return { headers: place === 'twice' ? [header, header] : [header], query: '' };
}

/** The workload of this name, `namespace/name`. */
export function workloadOf(name: string): Workload {
  const found = workloadNamed(name);
  if (!found) throw new Error(`there is no workload ${name}`);
  return found;
}

function workloadNamed(wanted: string): Workload | undefined {
  return [...workloads, ...ambientWorkloads].find(({ namespace, name }) => `${namespace}/${name}` === wanted);
}

export type Way = Pick<Exchange, 'lookedUp' | 'from' | 'to' | 'gateway' | 'port' | 'scheme' | 'clientAddress' | 'clientCertificate' | 'clientSubject' | 'clientAuthority' | 'newestTls' | 'host' | 'serverName'>;

/** Where a request goes. */
export async function destinationOf(world: World, way: Way): Promise<Destination> {
  const { from, to, gateway = 'ingress', port = 80, scheme = 'https', clientAddress, newestTls, host, lookedUp = host, serverName = host.replace(/:\d+$/, '').toLowerCase() } = way;
  const certificate = await certificateOf(world, way);
  const client = { ...(clientAddress !== undefined && { clientAddress }), ...(certificate && { certificate }), ...(newestTls && { newestTls }) };
  if (from === undefined) return { address: gateways[gateway].address, port: gatewayPorts[scheme], ...(scheme === 'https' && { serverName }), ...client };
  const workload = workloadNamed(from);
  if (workload?.captured) return capturedAt(workload, await addressOf(world, lookedUp), port);
  if (workload) return { address: outboundAddress(workload), port };
  const server = workloadOf(to!);
  const { targetPort, speaks } = server.ports.find((one) => one.port === port)!;
  const direct = { address: server.address, port: targetPort, ...(speaks === 'https' && { serverName }) };
  if (from === 'plaintext') return direct;
  const [namespace, account] = (from === 'gateway' ? 'istio-ingress/istio-ingress' : from).split('/') as [string, string];
  return { ...direct, identity: await identityOf(world, namespace, account) };
}

async function certificateOf(world: World, way: Way): Promise<KeyPair | undefined> {
  const { clientCertificate: names, clientSubject: subject, clientAuthority: authority } = way;
  return names && clientCertificate(world, { names, ...(subject !== undefined && { subject }), ...(authority !== undefined && { authority }) });
}
