import type { GatewayServer } from '../../mesh/gateway-servers';
import { namespaceOf } from '../../mesh/namespace-of';
import { workloadKinds } from '../kinds';
import { placedServers } from '../readers/placed-servers';
import { rule } from '../rule';

export const gatewayProtocolsClash = rule({
  code: 'FL1102',
  name: 'gateway-protocols-clash',
  severity: 'error',
  summary: 'Two servers want one port of a gateway for protocols that cannot share it.',
  why: 'HTTP servers share a port among themselves, and so do TLS servers, by their hosts; plain TCP shares it with nobody. Istio keeps the server of the oldest Gateway and drops the others (pilot/pkg/model/gateway.go).',
  reads: ['networking.istio.io/Gateway', ...workloadKinds],
  sameAs: [],
  *check(view) {
    const told = new Set<string>();
    for (const placed of placedServers(view, view.of('networking.istio.io/Gateway'))) {
      const first = placed[0]!;
      const rival = placed.find(({ server }) => server !== first.server && !mayShare(first.server, server));
      for (const { on, server } of rival ? placed : []) {
        const other = [first, rival!].find((each) => each.server !== server && !mayShare(each.server, server));
        if (!other || told.size === told.add(`${namespaceOf(on)}/${on.metadata.name} ${server.path.join('.')}`).size) continue;
        yield {
          on,
          path: [...server.path, 'port'],
          message: `port ${server.port} is ${server.protocol} here and ${other.server.protocol} in \`${namespaceOf(other.on)}/${other.on.metadata.name}\`, and one of the two is dropped`,
          help: 'give one of them another port, or other gateway pods',
          related: [{ on: other.on, path: [...other.server.path, 'port'], message: 'the same port' }],
        };
      }
    }
  },
});

function mayShare(a: GatewayServer, b: GatewayServer): boolean {
  const layer = layerOf(a);
  return layer !== 'tcp' && layer === layerOf(b);
}

function layerOf({ protocol }: GatewayServer): 'http' | 'tls' | 'tcp' {
  if (['HTTPS', 'TLS'].includes(protocol)) return 'tls';
  return ['HTTP', 'HTTP2', 'GRPC', 'GRPC-WEB'].includes(protocol) ? 'http' : 'tcp';
}
