import type { Path, Problem } from '../specs/problem';
import type { SecureApplication } from '../specs/secure-application';
import type { Port } from './application';

/** How a port is reached from outside: by the paths of requests, by the name in TLS, or by a port of the gateway. */
type Way = 'paths' | 'passthrough' | 'gatewayPort';

const fitting: Readonly<Record<Way, readonly string[]>> = {
  paths: ['HTTP', 'HTTP2', 'GRPC'],
  passthrough: ['HTTPS', 'TLS'],
  gatewayPort: ['TCP', 'TLS'],
};

const why: Readonly<Record<Way, string>> = {
  paths: 'so that neither paths nor tokens could be judged at the pod',
  passthrough: 'and only TLS of the application\'s own can be passed through',
  gatewayPort: 'and a port of the gateway passes on connections as they are',
};

/** Ports that cannot be reached in the way that an entry of `expose` asks for. */
export function* unfitPort(spec: SecureApplication, { name, protocol }: Port, path: Path, way: Way): Generator<Problem> {
  if (fitting[way].includes(protocol)) return;
  yield { code: 'protocol-unfit', on: spec, path, message: `the port \`${name}\` speaks ${protocol}, ${why[way]}`, help: help(way, protocol) };
}

function help(way: Way, protocol: string): string {
  if (fitting.paths.includes(protocol)) return way === 'passthrough' ? 'leave `tls` out: the gateway speaks TLS, and the mesh encrypts the way to the pod' : 'expose it by its `hosts`';
  if (protocol === 'HTTPS') return 'write `tls: passthrough`, or let the application speak HTTP behind its sidecar: the mesh encrypts the way to the pod';
  return protocol === 'TLS' && way === 'paths' ? 'write `tls: passthrough`, or the `gatewayPort` that leads to it' : 'write the `gatewayPort` that leads to it';
}
