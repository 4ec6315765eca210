import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';
import { eachResource, type Wrong } from '../readers/each-resource';
import { itemsAt, type Placed } from '../readers/items-at';
import { rule } from '../rule';
import { isIpAddress } from '../syntax/ip-address';
import { isPortNumber } from '../syntax/port-number';
import { isProtocolName } from '../syntax/protocol-name';

export const gatewayServerPort = rule({
  code: 'FL3004',
  name: 'gateway-server-port',
  severity: 'error',
  summary: 'The port of a server of a Gateway cannot be opened.',
  why: 'Istio asks for a number, a protocol that it knows, and a name that no other server of the Gateway has. The webhook refuses the Gateway (pkg/config/validation/validation.go, `validateServerPort` and `validateServerBind`).',
  reads: ['networking.istio.io/Gateway'],
  sameAs: ['IST0106'],
  check: eachResource(['networking.istio.io/Gateway'], function* (gateway) {
    const servers = itemsAt(record(gateway.spec).servers, ['spec', 'servers']);
    for (const server of servers) {
      yield* portFaults(server);
      yield* bindFaults(server);
    }
    yield* sameNames(gateway, servers);
  }),
});

type Server = Placed<Readonly<Record<string, unknown>>>;

function isSocket({ bind }: Server['value']): boolean {
  return typeof bind === 'string' && bind.startsWith('unix://');
}

function* portFaults({ path: at, value }: Server): Generator<Wrong> {
  const path = [...at, 'port'];
  const { number, name, protocol, targetPort } = record(value.port);
  if (typeof number === 'number' && !isPortNumber(number) && !(number === 0 && isSocket(value))) {
    yield { path: [...path, 'number'], message: `${number} is no port`, help: 'write a number from 1 to 65535' };
  }
  if (typeof protocol === 'string' && !isProtocolName(protocol)) {
    yield { path: [...path, 'protocol'], message: `Istio knows no protocol \`${protocol}\``, help: 'write HTTP, HTTPS, HTTP2, GRPC, GRPC-WEB, TLS, TCP, MONGO, MYSQL or REDIS' };
  }
  if (name === '') yield { path: [...path, 'name'], message: 'the port has no name', help: 'write a name, such as `https`' };
  if (typeof targetPort === 'number' && targetPort > 0) {
    yield { path: [...path, 'targetPort'], at: 'key', message: '`targetPort` does nothing in a Gateway', help: 'leave it out: the Service of the gateway says which port of the pods it is' };
  }
}

function* bindFaults({ path: at, value }: Server): Generator<Wrong> {
  const bind = text(value.bind);
  if (bind === undefined) return;
  const path = [...at, 'bind'];
  if (!isSocket(value)) {
    if (!isIpAddress(bind)) yield { path, message: `\`${bind}\` is no IP address`, help: 'write an address of the gateway\'s pods, or leave `bind` out for all of them' };
    return;
  }
  const socket = bind.slice('unix://'.length);
  if (!socket.startsWith('@') && (!socket.startsWith('/') || socket.endsWith('/'))) {
    yield { path, message: `\`${bind}\` is no path of a socket`, help: 'write `unix:///path/of/the/socket`, or `unix://@name`' };
  }
  const { number } = record(value.port);
  if (number !== 0) yield { path: [...at, 'port', 'number'], message: 'a socket has no port', help: 'write 0' };
}

function* sameNames(on: Resource, servers: readonly Server[]): Generator<Wrong> {
  const first = new Map<string, Wrong['path']>();
  for (const { path, value } of servers) {
    const name = text(record(value.port).name);
    if (name === undefined) continue;
    const at = [...path, 'port', 'name'];
    const earlier = first.get(name);
    if (earlier) yield { path: at, message: `another server's port is named \`${name}\` too`, help: 'give each port of the Gateway a name of its own', related: [{ on, path: earlier, message: 'the first one' }] };
    else first.set(name, at);
  }
}
