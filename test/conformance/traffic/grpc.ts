import { connect, type IncomingHttpHeaders } from 'node:http2';
import { connectionTo, type Answer, type Destination, type RawRequest } from './raw-request';

/** Sends an empty message as a gRPC client does; the status of a refusal is that of gRPC. */
export function sendGrpc(destination: Destination, { method, target, headers }: RawRequest): Promise<Answer> {
  return new Promise((resolve) => {
    const [[, authority], ...others] = headers as [readonly [string, string], ...(readonly [string, string])[]];
    const scheme = destination.serverName === undefined && !destination.identity ? 'http' : 'https';
    const session = connect(`${scheme}://${authority}`, { createConnection: () => connectionTo(destination, 'h2') });
    const failed = (reason: string) => {
      resolve({ status: 'closed', reason });
      session.destroy();
    };
    session.once('error', ({ message }) => failed(message)).once('close', () => failed('closed')).setTimeout(10_000, () => failed('no answer within 10 s'));
    const stream = session.request({
      ...Object.fromEntries(others.map(([name, value]) => [name.toLowerCase(), value])), ':method': method, ':path': target, 'content-type': 'application/grpc', 'te': 'trailers',
    });
    let answer: IncomingHttpHeaders = {};
    let trailers: IncomingHttpHeaders = {};
    stream.once('response', (given) => { answer = given; }).once('trailers', (given) => { trailers = given; }).once('error', ({ message }) => failed(message)).resume().once('end', () => {
      if (answer[':status'] === undefined) return failed('no answer');
      resolve({ status: Number(answer['grpc-status'] ?? answer[':status']), headers: { ...answer, ...trailers } as Record<string, string>, body: '' });
      session.close();
    });
    stream.end(Buffer.alloc(5));
  });
}
