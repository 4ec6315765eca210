import { connect, type ClientHttp2Session, type IncomingHttpHeaders } from 'node:http2';
import { connectionTo, type Answer, type Destination, type RawRequest } from './raw-request';

/** Sends two requests over one connection of HTTP/2, as browsers do where the certificate has both names; the answer is that of the second. */
export function sendAfter(first: RawRequest): (destination: Destination, request: RawRequest) => Promise<Answer> {
  return (destination, request) => new Promise((resolve) => {
    const session = connect('https://of.no.meaning', { createConnection: () => connectionTo(destination, 'h2') });
    const failed = ({ message }: Error) => resolve({ status: 'closed', reason: message });
    session.once('error', failed).once('close', () => failed(new Error('closed')));
    void answered(session, first)
      // one that nobody answered is no connection that a browser would use again
      .then(({ status }) => (status === 200 ? answered(session, request) : Promise.reject(new Error(`the first request was answered ${status}`))))
      .then(resolve, failed).finally(() => session.destroy());
  });
}

function answered(session: ClientHttp2Session, { method, target, headers }: RawRequest): Promise<Exclude<Answer, { status: 'closed' }>> {
  return new Promise((resolve, reject) => {
    const [[, authority], ...others] = headers as [readonly [string, string], ...(readonly [string, string])[]];
    const stream = session.request({
      ':method': method, ':path': target, ':scheme': 'https', ':authority': authority, ...Object.fromEntries(others.map(([name, value]) => [name.toLowerCase(), value])),
    });
    let answer: IncomingHttpHeaders = {};
    stream.once('response', (given) => { answer = given; }).once('error', reject).resume();
    stream.once('end', () => resolve({ status: Number(answer[':status']), headers: answer as Record<string, string>, body: '' }));
    stream.end();
  });
}

/** The session of a connection, by which its client may come back without a whole handshake. */
export function tlsSessionOf(destination: Destination): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // a server may tell of the session with its first answer alone
    const socket = connectionTo(destination, 'http/1.1', () => socket.write(`GET / HTTP/1.1\r\nHost: ${destination.serverName!}\r\n\r\n`));
    socket.setTimeout(10_000, () => socket.destroy(new Error('no session within 10 s')));
    socket.once('error', reject).once('session', (session: Buffer) => {
      resolve(session);
      socket.destroy();
    });
  });
}
