import { groupBy } from '../../mesh/group-by';
import { namespaceOf } from '../../mesh/namespace-of';
import { workloadKinds } from '../kinds';
import { placedServers, type PlacedServer } from '../readers/placed-servers';
import { rule } from '../rule';

export const gatewayHostTaken = rule({
  code: 'FL1101',
  name: 'gateway-host-taken',
  severity: 'error',
  summary: 'Two TLS servers of one gateway have the same host.',
  why: 'A gateway tells TLS servers apart by the host in the handshake. Of two servers with the same host on one port Istio keeps that of the older Gateway and drops the other as a whole, its other hosts too (pilot/pkg/model/gateway.go CheckDuplicates).',
  reads: ['networking.istio.io/Gateway', ...workloadKinds],
  sameAs: ['IST0145', 'KIA0301'],
  differs: 'Plain HTTP servers with the same host are merged, and a wildcard beside a host below it is sorted out by the handshake: neither is reported.',
  *check(view) {
    const told = new Set<string>();
    for (const placed of placedServers(view, view.of('networking.istio.io/Gateway'))) {
      const claims = placed.filter(({ server }) => Object.keys(server.tls).length > 0).flatMap(claimsOf);
      for (const same of groupBy(claims, ({ key }) => key).values()) {
        const [first, second] = [same[0]!, same.find(({ server }) => server !== same[0]!.server)];
        for (const { on, path, host, redirects } of second ? same : []) {
          const key = `${nameOf(on)} ${path.join('.')}`;
          if (told.size === told.add(key).size) continue;
          const other = path === first.path ? second! : first;
          yield {
            on,
            path,
            ...(redirects && { severity: 'warning' as const }),
            message: `\`${nameOf(other.on)}\` has \`${host}\` on port ${other.server.port} of the same gateway too, and one of the two servers is dropped as a whole`,
            help: 'let one server have the host, or give the two other ports or other gateway pods',
            related: [{ on: other.on, path: other.path, message: 'the same host' }],
          };
        }
      }
    }
  },
});

/** Hosts by what Istio compares: of servers that only redirect the host as written, of others what stands in the handshake. */
function claimsOf({ on, server }: PlacedServer) {
  const redirects = server.protocol === 'HTTP';
  return server.hosts.map(({ host, namespace, path }) => (
    { on, server, host, path, redirects, key: redirects ? `${namespace === '.' ? namespaceOf(on) : namespace}/${host}` : host }
  ));
}

function nameOf(gateway: PlacedServer['on']): string {
  return `${namespaceOf(gateway)}/${gateway.metadata.name}`;
}
