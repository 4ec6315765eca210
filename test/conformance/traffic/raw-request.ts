import { readFileSync } from 'node:fs';
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';
import type { KeyPair } from '../engines/authority';

/** Where a request goes, and as whom. */
export interface Destination {
  readonly address: string;
  readonly port: number;
  /** Absent: plaintext. The server is asked for under this name. */
  readonly serverName?: string;
  /** Where it comes from, where that is not for the machine to choose. */
  readonly clientAddress?: string;
  /** The identity of a workload, for mutual TLS as Istio's proxies speak it; TLS with a server of that name goes inside. */
  readonly identity?: KeyPair;
  /** The name in the handshake of that mutual TLS, by which an egress gateway tells what is called. */
  readonly meshName?: string;
  /** What a client from outside shows. */
  readonly certificate?: KeyPair;
  /** The newest version of TLS that a client from outside speaks; the newest that there is where nothing is said. */
  readonly newestTls?: 'TLSv1.2';
  /** What an earlier connection left behind, to come back by it. */
  readonly tlsSession?: Buffer;
  /** What is said before anything else, TLS among it. */
  readonly preface?: string;
}

/** A request, sent to the letter. */
export interface RawRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [string, string])[];
}

/** An answer over HTTP/1.1, or that there was none. */
export type Answer = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string } | { readonly status: 'closed'; readonly reason: string };

/** Sends a request over a connection of its own, with nothing in it changed, escaped or added. */
export function sendRaw(destination: Destination, { method, target, headers }: RawRequest): Promise<Answer> {
  return new Promise((resolve) => {
    const head = [`${method} ${target} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${value}`), 'Connection: close', '', ''].join('\r\n');
    let text = '';
    const socket = connectionTo(destination, 'http/1.1', () => socket.write(head, 'latin1'));
    const done = (reason: string) => {
      resolve(parsed(text) ?? { status: 'closed', reason });
      socket.destroy();
    };
    socket.setEncoding('latin1').setTimeout(10_000, () => done('no answer within 10 s'));
    socket.on('data', (part: string) => {
      text += part;
      // a proxy may keep the connection for a second longer
      if (isWhole(text, method)) done('');
    }).once('error', (error) => done(error.message)).once('close', () => done('closed'));
  });
}

/** A connection on which a version of HTTP can be spoken as soon as it is `connected`. */
export function connectionTo(
  { address, port, serverName, clientAddress, identity, meshName, certificate, newestTls, tlsSession, preface = '' }: Destination, version: 'http/1.1' | 'h2', connected?: () => void,
): Socket {
  const isPlain = serverName === undefined && identity === undefined;
  const way = { host: address, port, ...(clientAddress !== undefined && { localAddress: clientAddress }) };
  const beneath = connectTcp(way, isPlain ? connected : undefined);
  if (preface !== '') beneath.write(preface);
  if (isPlain) return beneath;
  const named = serverName !== undefined && { servername: serverName };
  const asked = version === 'h2' && { ALPNProtocols: ['h2'] };
  const again = { ...(tlsSession && { session: tlsSession }), ...(newestTls && { maxVersion: newestTls }) };
  if (!identity) return tlsOver(beneath, { ...named, ...asked, ...(certificate && shown(certificate)), ...again }, connected);
  const inMesh = { ...shown(identity), ...(meshName !== undefined && { servername: meshName }), ALPNProtocols: version === 'h2' ? ['istio-h2', 'istio', 'h2'] : ['istio-http/1.1', 'istio'] };
  return named ? tlsOver(tlsOver(beneath, inMesh), { ...named, ...asked }, connected) : tlsOver(beneath, inMesh, connected);
}

/** The certificates of servers are the business of tests of their own. */
function tlsOver(beneath: Socket, options: ConnectionOptions, connected?: () => void): Socket {
  const socket = connectTls({ socket: beneath, rejectUnauthorized: false, ...options }, connected);
  beneath.once('error', (error) => socket.destroy(error));
  return socket.once('close', () => beneath.destroy());
}

function shown({ certificate, key }: KeyPair): ConnectionOptions {
  return { cert: readFileSync(certificate), key: readFileSync(key) };
}

function parsed(text: string): Exclude<Answer, { status: 'closed' }> | undefined {
  const [, status, lines, body] = /^HTTP\/1\.[01] (\d{3})[^\r\n]*\r\n([^]*?)\r\n\r\n([^]*)$/.exec(text) ?? [];
  if (status === undefined) return undefined;
  const headers = lines!.split('\r\n').map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]);
  return { status: Number(status), headers: Object.fromEntries(headers) as Record<string, string>, body: body! };
}

/** Whether all of an answer has come. */
function isWhole(text: string, method: string): boolean {
  const answer = parsed(text);
  if (!answer) return false;
  const { headers: { 'content-length': length, 'transfer-encoding': encoding }, body } = answer;
  if (method === 'HEAD' || answer.status === 204) return true;
  return encoding === 'chunked' ? body.endsWith('0\r\n\r\n') : length !== undefined && body.length >= Number(length);
}
