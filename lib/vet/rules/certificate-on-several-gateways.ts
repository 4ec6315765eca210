import { text } from '../../kube/text';
import { groupBy } from '../../mesh/group-by';
import { namespaceOf } from '../../mesh/namespace-of';
import { workloadKinds } from '../kinds';
import { placedServers, type PlacedServer } from '../readers/placed-servers';
import { rule } from '../rule';

export const certificateOnSeveralGateways = rule({
  code: 'FL1103',
  name: 'certificate-on-several-gateways',
  severity: 'warning',
  summary: 'Two servers of the same pods serve one port with the same certificate.',
  why: 'A browser uses one HTTP/2 connection for every host that the certificate names. The connection stays with the server that took the handshake, and that server does not know the routes of the other: 404 (Istio, «Common problems», 404 errors occur when multiple gateways are configured with the same TLS certificate).',
  reads: ['networking.istio.io/Gateway', ...workloadKinds],
  sameAs: ['IST0138'],
  differs: 'Only servers that share a port, an address and pods; two servers of one Gateway too, which have routes of their own each.',
  *check(view) {
    const told = new Set<string>();
    for (const placed of placedServers(view, view.of('networking.istio.io/Gateway'))) {
      for (const same of groupBy(placed.filter((each) => keyOf(each) !== undefined), keyOf).values()) {
        const first = same[0]!;
        const second = same.find(({ server }) => server !== first.server);
        for (const { on, server } of second ? same : []) {
          const other = server === first.server ? second! : first;
          const key = `${nameOf(on)} ${server.path.join('.')}`;
          if (told.size === told.add(key).size) continue;
          yield {
            on,
            path: pathOf(server),
            message: `${other.on === on ? 'another server' : `\`${nameOf(other.on)}\``} has the same certificate on port ${server.port}: browsers that reuse a connection get 404`,
            help: 'put the hosts into one server, or give each server a certificate of its hosts alone',
            related: [{ on: other.on, path: pathOf(other.server), message: 'the same certificate' }],
          };
        }
      }
    }
  },
});

function keyOf({ server: { protocol, tls } }: PlacedServer): string | undefined {
  if (protocol !== 'HTTPS') return undefined;
  const [name, file, key] = [text(tls.credentialName), text(tls.serverCertificate), text(tls.privateKey)];
  return name ?? (file !== undefined && key !== undefined ? `${file} ${key}` : undefined);
}

function pathOf({ path, tls }: PlacedServer['server']): readonly (string | number)[] {
  return [...path, 'tls', text(tls.credentialName) === undefined ? 'serverCertificate' : 'credentialName'];
}

function nameOf(gateway: PlacedServer['on']): string {
  return `${namespaceOf(gateway)}/${gateway.metadata.name}`;
}
