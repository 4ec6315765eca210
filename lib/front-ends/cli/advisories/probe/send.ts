import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Variant } from './variant';

/** The head of an answer, or why there was none. */
export type Answer =
  | { readonly status: number; readonly location?: string }
  | { readonly failure: 'closed' | 'timeout' | 'unreachable'; readonly reason: string };

/** The most that is read of a head, in characters. */
const longestHead = 65_536;

/** Sends one request to the server of a URL over a connection of its own, to the letter, and reads the head of the answer. */
export function send(url: URL, { target, host }: Pick<Variant, 'target' | 'host'>, userAgent: string, timeout: number): Promise<Answer> {
  return new Promise((resolve) => {
    let [text, isConnected] = ['', false];
    const socket = connect(url, () => {
      isConnected = true;
      socket.write(`GET ${target} HTTP/1.1\r\nHost: ${host}\r\nUser-Agent: ${userAgent}\r\nAccept: */*\r\nConnection: close\r\n\r\n`, 'latin1');
    });
    const timer = setTimeout(() => done({ failure: 'timeout', reason: `no answer within ${timeout / 1000} s` }), timeout);
    const done = (answer: Answer) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    socket.setEncoding('latin1');
    socket.on('data', (part: string) => {
      text += part;
      const answer = headOf(text);
      if (answer) done(answer);
      else if (text.length > longestHead) done({ failure: 'closed', reason: 'it answered with something else than HTTP/1.1' });
    });
    socket.on('error', (error: NodeJS.ErrnoException) => done({ failure: isConnected ? 'closed' : 'unreachable', reason: error.message || String(error.code) }));
    socket.once('close', () => done({ failure: 'closed', reason: 'it closed the connection without an answer' }));
  });
}

function connect({ protocol, hostname, port }: URL, connected: () => void): Socket {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (protocol === 'http:') return connectTcp({ host, port: Number(port || 80) }, connected);
  return connectTls({ host, port: Number(port || 443), ...(isIP(host) === 0 && { servername: host }), ALPNProtocols: ['http/1.1'] }, connected);
}

/** The head of a final answer; what comes before it, such as `103 Early Hints`, is passed over. */
function headOf(text: string): Answer | undefined {
  const [head, status, lines] = /^HTTP\/1\.[01] (\d{3})[^\r\n]*\r?\n([^]*?)\r?\n\r?\n/.exec(text) ?? /^HTTP\/1\.[01] (\d{3})[^\r\n]*\r?\n()\r?\n/.exec(text) ?? [];
  if (head === undefined) return undefined;
  if (status!.startsWith('1')) return headOf(text.slice(head.length));
  const location = /^location:[ \t]*([^\r\n]*)/im.exec(lines!)?.[1];
  return { status: Number(status), ...(location !== undefined && { location }) };
}
