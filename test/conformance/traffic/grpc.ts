import { readFileSync } from 'node:fs';
import { connect, type IncomingHttpHeaders } from 'node:http2';
import type { Answer, Destination, RawRequest } from './raw-request';

/** Sends an empty message as a gRPC client does; the status of a refusal is that of gRPC. */
export function sendGrpc({ address, port, serverName, identity }: Destination, { method, target, headers }: RawRequest): Promise<Answer> {
  return new Promise((resolve) => {
    const [[, authority], ...others] = headers as [readonly [string, string], ...(readonly [string, string])[]];
    const session = connect(`https://${authority}`, {
      host: address,
      port,
      servername: serverName,
      rejectUnauthorized: false,
      timeout: 10_000,
      ...(identity && { cert: readFileSync(identity.certificate), key: readFileSync(identity.key) }),
    } as object);
    const failed = (error: Error) => resolve({ status: 'closed', reason: error.message });
    session.once('error', failed);
    const stream = session.request({
      ...Object.fromEntries(others.map(([name, value]) => [name.toLowerCase(), value])), ':method': method, ':path': target, 'content-type': 'application/grpc', 'te': 'trailers',
    });
    let answer: IncomingHttpHeaders = {};
    let trailers: IncomingHttpHeaders = {};
    stream.once('response', (given) => { answer = given; }).once('trailers', (given) => { trailers = given; }).once('error', failed).resume().once('end', () => {
      resolve({ status: Number(answer['grpc-status'] ?? answer[':status']), headers: { ...answer, ...trailers } as Record<string, string>, body: '' });
      session.close();
    });
    stream.end(Buffer.alloc(5));
  });
}
