import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';

/** By this header a request says what an authorizer is to do with it: `open` lets it in, `broken` fails, `slow` never answers; all else is refused. */
export const keyHeader = 'x-key';

/** A request that an authorizer is asked about. */
export interface Checked {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Answers as an authorizer by HTTP: the request is that which it is asked about. */
export function answerCheck({ headers }: IncomingMessage, response: ServerResponse): void {
  const key = headers[keyHeader];
  if (key === 'slow') return;
  const status = key === 'open' ? 200 : key === 'broken' ? 500 : 401;
  response.writeHead(status, { 'x-told': 'by the authorizer' }).end('judged');
}

/** Answers as an authorizer by gRPC (`envoy.service.auth.v3.Authorization/Check`), and tells what it is asked about. */
export function answerCall(request: Http2ServerRequest, response: Http2ServerResponse, tell: (asked: Checked) => void): void {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part)).once('end', () => {
    // five bytes go before a message: whether it is compressed, and its length
    const asked = checkedOf(Buffer.concat(parts).subarray(5));
    tell(asked);
    const key = asked.headers[keyHeader];
    if (key === 'slow') return;
    response.writeHead(200, { 'content-type': 'application/grpc' });
    response.addTrailers({ 'grpc-status': key === 'broken' ? '13' : '0' });
    // the field `status` with the code 0, or 7: PERMISSION_DENIED
    const message = Buffer.from(key === 'open' ? [0x0a, 0x00] : [0x0a, 0x02, 0x08, 0x07]);
    response.end(Buffer.concat([Buffer.from([0, 0, 0, 0, message.length]), message]));
  });
}

/** `attributes.request.http` of a CheckRequest. */
function checkedOf(message: Buffer): Checked {
  const http = [1, 4, 2].reduce((inner, field) => fieldsOf(inner).find(({ number }) => number === field)!.value, message);
  const texts = fieldsOf(http);
  const textOf = (field: number) => texts.find(({ number }) => number === field)?.value.toString() ?? '';
  const entries = texts.filter(({ number }) => number === 3).map(({ value }) => fieldsOf(value).map((part) => part.value.toString()));
  return { method: textOf(2), target: textOf(4), headers: Object.fromEntries(entries as [string, string][]) };
}

interface Field {
  readonly number: number;
  readonly value: Buffer;
}

/** The fields of a Protobuf message that have a length; others are passed over. */
function fieldsOf(message: Buffer): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const varint = () => {
    let [value, factor] = [0, 1];
    for (let byte = 0x80; byte >= 0x80; factor *= 0x80) {
      byte = message[at++]!;
      value += (byte % 0x80) * factor;
    }
    return value;
  };
  while (at < message.length) {
    const key = varint();
    const [number, type] = [Math.floor(key / 8), key % 8];
    if (type === 0) {
      varint();
    } else {
      const length = type === 2 ? varint() : type === 1 ? 8 : 4;
      if (type === 2) fields.push({ number, value: message.subarray(at, at + length) });
      at += length;
    }
  }
  return fields;
}
