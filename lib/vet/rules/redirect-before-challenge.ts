import { list } from '../../kube/list';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';
import { gatewayServers } from '../../mesh/gateway-servers';
import { groupBy } from '../../mesh/group-by';
import { hostIndex } from '../../mesh/host-index';
import { namespaceOf } from '../../mesh/namespace-of';
import { rule } from '../rule';
import type { View } from '../view';

const kinds = ['networking.istio.io/Gateway', 'cert-manager.io/Certificate', 'cert-manager.io/Issuer', 'cert-manager.io/ClusterIssuer'] as const;

export const redirectBeforeChallenge = rule({
  code: 'FL1108',
  name: 'redirect-before-challenge',
  severity: 'warning',
  summary: 'A Gateway redirects the requests by which a certificate authority asks for proof.',
  why: '`httpsRedirect` is answered before any route is looked at, for every server that shares the host and the port. The HTTP-01 challenge on port 80 never reaches the solver, and while there is no certificate yet the redirect leads nowhere (istio/istio#27643, #33593; Envoy, `require_tls`).',
  reads: kinds,
  sameAs: [],
  *check(view) {
    const challenged = view.of('cert-manager.io/Certificate').flatMap((on) => challengedNames(view, on).map((name) => ({ on, name })));
    const byName = groupBy(challenged, ({ name }) => name);
    const names = hostIndex(byName);
    const endings = [...byName.values()].flatMap(([first]) => endingsOf(first!.name).map((ending) => ({ first: first!, ending })));
    const covered = groupBy(endings, ({ ending }) => ending);
    for (const on of view.of('networking.istio.io/Gateway')) {
      for (const { port, protocol, tls, hosts, path } of gatewayServers(on)) {
        if (port !== 80 || protocol !== 'HTTP' || tls.httpsRedirect !== true) continue;
        const hit = hosts.map(({ host }) => (host.startsWith('*') ? covered.get(host.slice(1))?.[0]?.first : names.matching(host)[0]?.[0]))
          .find((found) => found !== undefined);
        if (!hit) continue;
        yield {
          on,
          path: [...path, 'tls', 'httpsRedirect'],
          message: `the HTTP-01 challenge for \`${hit.name}\` is redirected`,
          help: 'redirect by a route of a VirtualService, behind one for `/.well-known/acme-challenge/`, or prove by DNS-01',
          related: [{ on: hit.on, path: ['spec', 'dnsNames'], message: 'the Certificate that is proved by HTTP-01' }],
        };
      }
    }
  },
});

function endingsOf(name: string): string[] {
  return ['', ...[...name.matchAll(/\./g)].map(({ index }) => name.slice(index))];
}

/** The names of a Certificate that its issuer proves by HTTP-01. */
function challengedNames(view: View<typeof kinds[number]>, on: Resource): string[] {
  const { issuerRef, dnsNames } = record(on.spec);
  const { kind, name } = record(issuerRef);
  const issuer = kind === 'ClusterIssuer'
    ? view.find('cert-manager.io/ClusterIssuer', 'default', text(name) ?? '')
    : view.find('cert-manager.io/Issuer', namespaceOf(on), text(name) ?? '');
  const solvers = list(record(record(issuer?.spec).acme).solvers).map(record);
  return list(dnsNames).filter((host): host is string => typeof host === 'string').filter((host) => solverFor(solvers, host)?.http01 !== undefined);
}

/** The solver of a name: one that lists it, one for the longest of its zones, else one for all (cert-manager, «Solver selection»). */
function solverFor(solvers: readonly Readonly<Record<string, unknown>>[], host: string): Readonly<Record<string, unknown>> | undefined {
  const ranked = solvers.map((solver) => {
    const { dnsNames, dnsZones } = record(solver.selector);
    if (list(dnsNames).includes(host)) return { solver, rank: Infinity };
    const zones = list(dnsZones).filter((zone): zone is string => typeof zone === 'string' && (host === zone || host.endsWith(`.${zone}`)));
    const isForAll = list(dnsNames).length + list(dnsZones).length === 0;
    return { solver, rank: zones.length > 0 ? Math.max(...zones.map(({ length }) => length)) : (isForAll ? 0 : -1) };
  });
  const best = ranked.reduce((a, b) => (b.rank > a.rank ? b : a), { solver: undefined as Readonly<Record<string, unknown>> | undefined, rank: -1 });
  return best.solver;
}
