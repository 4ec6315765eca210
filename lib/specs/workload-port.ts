import * as z from 'zod/mini';
import { field, optional } from './field';
import { list } from './list';
import { dnsLabel } from './names';
import { portNumber } from './numbers';
import { unique } from './unique';

const port = z.strictObject({
  name: field(dnsLabel('port name'), 'The name that other fields refer to.', { example: 'http' }),
  port: field(portNumber, 'The port of the Service.', { example: '80' }),
  targetPort: optional(portNumber, 'The port of the container.', { fallback: 'the same as `port`', example: '8080' }),
  protocol: field(z.enum(['HTTP', 'HTTP2', 'GRPC', 'HTTPS', 'TLS', 'TCP']), [
    'What is spoken on the port. It is never guessed.',
    'With `HTTPS` and `TLS` the application has a certificate of its own; proxies read neither these nor `TCP`.',
  ].join(' '), { example: 'HTTP', why: 'the protocol is never guessed' }),
});

const named = list(port, {
  max: 32,
  empty: { message: '`ports` is empty, so nothing could be reached', help: 'list the ports of the Service' },
});
const byName = unique(named, {
  key: (item) => item.name,
  at: () => 'name',
  noun: 'port name',
  help: 'give each port a name of its own',
  cel: 'x.name == y.name',
});
const byNumber = unique(byName, {
  key: (item) => item.port,
  at: () => 'port',
  noun: 'port',
  help: 'a Service has each port once',
  cel: 'x.port == y.port',
});

/** The ports of an application: names, ports and container ports are each unique. */
export const workloadPorts = unique(byNumber, {
  key: (item) => item.targetPort ?? item.port,
  at: ({ targetPort }) => targetPort === undefined ? 'port' : 'targetPort',
  noun: 'container port',
  help: 'policies see the container port alone and cannot tell the two apart: use one port for both, or give the container another',
  cel: '(has(x.targetPort) ? x.targetPort : x.port) == (has(y.targetPort) ? y.targetPort : y.port)',
});
