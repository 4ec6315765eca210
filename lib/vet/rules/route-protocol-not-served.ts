import { list } from '../../kube/list';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { boundGateways } from '../../mesh/bound-gateways';
import { namespaceOf } from '../../mesh/namespace-of';
import { oncePerKey } from '../../mesh/once-per-key';
import { servedHosts } from '../../mesh/served-hosts';
import { routesAt } from '../readers/routes-at-server';
import { rule } from '../rule';

export const routeProtocolNotServed = rule({
  code: 'FL1019',
  name: 'route-protocol-not-served',
  severity: 'error',
  summary: 'Routes of a VirtualService are for a protocol that no server of its Gateways speaks.',
  why: '`http` routes are for what the gateway reads as HTTP: plain, or with TLS that it ends itself. `tls` routes are for TLS that it passes on, `tcp` routes for TCP and for TLS that it ends. Others are left out without a word (pilot/pkg/networking/core/gateway.go).',
  reads: ['networking.istio.io/VirtualService', 'networking.istio.io/Gateway'],
  sameAs: [],
  *check(view) {
    const served = oncePerKey((gateway: Resource) => servedHosts(gateway));
    for (const on of view.of('networking.istio.io/VirtualService')) {
      const gateways = boundGateways(on).map((name) => {
        const slash = name.indexOf('/');
        return slash < 0 ? undefined : view.find('networking.istio.io/Gateway', name.slice(0, slash), name.slice(slash + 1));
      });
      // sidecars, and Gateways that are not in sight, may speak it
      if (gateways.includes(undefined)) continue;
      const hosts = list(record(on.spec).hosts).filter((host): host is string => typeof host === 'string');
      const servers = gateways.flatMap((gateway) => hosts.flatMap((host) => served(gateway!)(host, namespaceOf(on))));
      const spoken = new Set(servers.map(routesAt));
      for (const field of spoken.size === 0 ? [] : (['http', 'tls', 'tcp'] as const).filter((key) => list(record(on.spec)[key]).length > 0)) {
        if (spoken.has(field)) continue;
        yield {
          on,
          path: ['spec', field],
          at: 'key',
          message: `the servers that have the hosts take \`${[...spoken].sort().join('` and `')}\` routes alone`,
          help: `write ${[...spoken].sort().map((key) => `\`${key}\``).join(' or ')} routes, or change the protocol or the TLS mode of the server`,
          related: [{ on: gateways[0]!, path: ['spec', 'servers'], message: 'the servers' }],
        };
      }
    }
  },
});
