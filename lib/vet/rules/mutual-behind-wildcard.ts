import type { Resource } from '../../kube/resource';
import { coversHost } from '../../mesh/covers-host';
import { gatewaySelector, gatewayServers, type GatewayServer } from '../../mesh/gateway-servers';
import { groupBy } from '../../mesh/group-by';
import { rule } from '../rule';

export const mutualBehindWildcard = rule({
  code: 'FL5013',
  name: 'mutual-behind-wildcard',
  severity: 'warning',
  summary: 'A host that asks for client certificates lies under the wildcard of a server that does not.',
  why: 'The client certificate is asked for by the name in the TLS handshake (SNI), the route is found by the `Host` of the request, and Envoy does not compare the two: over a connection to the wildcard\'s server, or one that a browser reuses, the protected host can be asked for without a certificate where that server knows its routes (Istio, «Common problems», 404 errors with multiple gateways).',
  reads: ['networking.istio.io/Gateway'],
  sameAs: [],
  *check(view) {
    const servers = view.of('networking.istio.io/Gateway').flatMap((gateway) =>
      gatewayServers(gateway).filter(terminates).map((server) => ({ gateway, server, at: `${selectorKey(gateway)} ${server.port}` })));
    for (const same of groupBy(servers, ({ at }) => at).values()) {
      const open = same.filter(({ server }) => server.tls.mode === 'SIMPLE')
        .flatMap(({ gateway, server }) => server.hosts.filter(({ host }) => host.startsWith('*')).map((host) => ({ gateway, host })));
      for (const { gateway: on, server } of open.length === 0 ? [] : same.filter(({ server: { tls } }) => tls.mode === 'MUTUAL')) {
        for (const { host, path } of server.hosts) {
          const wide = open.find((other) => coversHost(other.host.host, host));
          if (!wide) continue;
          yield {
            on,
            path,
            message: `\`${host}\` asks for a client certificate, \`${wide.host.host}\` on the same port does not`,
            help: 'give the host a domain of its own that the wildcard and its certificate leave out, or other gateway pods',
            related: [{ on: wide.gateway, path: wide.host.path, message: 'the wildcard' }],
          };
        }
      }
    }
  },
});

function terminates({ tls, protocol }: GatewayServer): boolean {
  return protocol === 'HTTPS' && (tls.mode === 'SIMPLE' || tls.mode === 'MUTUAL');
}

function selectorKey(gateway: Resource): string {
  return JSON.stringify(Object.entries(gatewaySelector(gateway)).sort());
}
