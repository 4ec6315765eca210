import * as z from 'zod/mini';
import { field } from './field';
import { list } from './list';
import { portNumber } from './numbers';
import { reason } from './reason';
import { unique } from './unique';

const port = z.strictObject({
  port: field(portNumber, 'The port that is called.', { example: '443' }),
  protocol: field(z.enum(['HTTPS', 'TLS', 'TCP']), [
    'What the application speaks there, for whoever reviews it: the proxy passes everything on as it is. HTTP in the clear to whoever answers is not to',
    'be had; name its hosts in `external`.',
  ].join(' '), { example: 'TLS', why: 'the protocol is never guessed' }),
});

const ports = unique(list(port, {
  max: 16,
  empty: { message: '`ports` is empty, which could be read as every port', help: 'list the ports that are called' },
}), { key: (item) => item.port, at: () => 'port', noun: 'port', help: 'list each port once', cel: 'x.port == y.port' });

/** Ports that may be called at any public address. */
export const anywhere = z.strictObject({
  ports: field(ports, 'The ports that may be called, each at every public address.', { example: '[{port: 443, protocol: TLS}]' }),
  reason: field(reason, 'Why no hosts can be named, for whoever reviews what leaves the mesh.', { example: 'mirrors what its users name' }),
});
