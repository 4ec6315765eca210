import { randomUUID } from 'node:crypto';
import { requestId } from '../engines/application';
import { connectionTo, type Destination } from './raw-request';

/** What is sent over a connection that is to stay open. */
export interface Kept {
  readonly target: string;
  readonly headers: readonly (readonly [string, string])[];
  /** Whether a WebSocket is asked for. */
  readonly webSocket: boolean;
  /** How many milliseconds lie between two bytes that are sent; absent: nothing is. */
  readonly every?: number;
}

/** What became of it. */
export interface Outlived {
  /** Nothing where none came. */
  readonly status?: number;
  /** After how many milliseconds from then on it was ended; `open` where it was not. */
  readonly ended: number | 'open';
  /** All that came. */
  readonly text: string;
}

/** Opens a connection and watches for some time whether it stays. */
export function keptOpen(destination: Destination, { target, headers, webSocket, every }: Kept, watched: number): Promise<Outlived> {
  return new Promise((resolve) => {
    const upgrade: (readonly [string, string])[] = webSocket
      ? [['Connection', 'Upgrade'], ['Upgrade', 'websocket'], ['Sec-WebSocket-Version', '13'], ['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ==']]
      : [];
    const head = [`GET ${target} HTTP/1.1`, ...[...headers, ...upgrade, [requestId, randomUUID()] as const].map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n');
    let [text, begun]: [string, number | undefined] = ['', undefined];
    const socket = connectionTo(destination, 'http/1.1', () => socket.write(head, 'latin1'));
    const beat = every === undefined ? undefined : setInterval(() => begun !== undefined && socket.write('.'), every);
    const done = (ended: Outlived['ended']) => {
      clearInterval(beat);
      clearTimeout(end);
      socket.destroy();
      const status = /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1];
      resolve({ ...(status !== undefined && { status: Number(status) }), ended, text });
    };
    const end = setTimeout(() => done('open'), watched);
    const sinceBegun = () => done(performance.now() - (begun ?? performance.now()));
    socket.setEncoding('latin1').on('data', (part: string) => {
      text += part;
      begun ??= performance.now();
    }).once('error', sinceBegun).once('close', sinceBegun).once('end', sinceBegun);
  });
}
