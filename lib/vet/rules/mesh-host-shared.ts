import { list } from '../../kube/list';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { boundGateways } from '../../mesh/bound-gateways';
import { fullHost } from '../../mesh/full-host';
import { groupBy } from '../../mesh/group-by';
import { namespaceOf } from '../../mesh/namespace-of';
import { rule } from '../rule';

interface Claim {
  readonly on: Resource;
  readonly path: readonly (string | number)[];
  readonly host: string;
  readonly full: string;
  /** Routes for HTTP and those for connections are looked up by themselves. */
  readonly protocol: string;
  /** Who hears of it: `.` with the namespace, a namespace, or `*`. */
  readonly to: string;
}

export const meshHostShared = rule({
  code: 'FL1010',
  name: 'mesh-host-shared',
  severity: 'error',
  summary: 'Several VirtualServices for sidecars have the same host.',
  why: 'At a gateway their routes are joined; a sidecar takes the VirtualService that is the oldest and drops the others for this host, without a word (pilot/pkg/networking/core/httproute.go; Istio, «Traffic management best practices», split large virtual services).',
  reads: ['networking.istio.io/VirtualService'],
  sameAs: ['IST0109', 'KIA1106'],
  differs: 'What a namespace keeps for itself (`exportTo: ["."]`) goes before what everybody is given, which is no conflict; nor is a host that one VirtualService writes twice.',
  *check(view) {
    const claims = view.of('networking.istio.io/VirtualService').filter((on) => boundGateways(on).includes('mesh'))
      .flatMap((on) => claimsOf(on, view.config.defaultVirtualServiceExportTo, view.clusterDomain));
    const told = new Map<Resource, Set<string>>();
    for (const same of groupBy(claims, ({ protocol, full, to }) => `${protocol} ${to} ${full}`).values()) {
      const first = same[0]!;
      const second = same.find(({ on }) => on !== first.on);
      const rivals = new Set(same.map(({ on }) => on)).size - 1;
      for (const { on, path, host, full } of second ? same : []) {
        const seen = told.get(on) ?? new Set();
        told.set(on, seen);
        if (seen.size === seen.add(full).size) continue;
        const other = on === first.on ? second! : first;
        yield {
          on,
          path,
          message: `\`${nameOf(other.on)}\`${rivals > 1 ? ` and ${rivals - 1} more have` : ' has'} the host \`${host}\` for sidecars too, and the oldest alone counts`,
          help: 'put the routes into one VirtualService, or keep them apart by `exportTo`',
          related: [{ on: other.on, path: other.path, message: 'the same host' }],
        };
      }
    }
  },
});

function claimsOf(on: Resource, byDefault: readonly string[], clusterDomain: string): Claim[] {
  const own = namespaceOf(on);
  const { exportTo, hosts } = record(on.spec);
  const written = list(exportTo).filter((target): target is string => typeof target === 'string');
  const targets = written.length > 0 ? written : byDefault;
  const all = targets.length === 0 || targets.includes('*');
  const protocols = ['http', 'tls', 'tcp'].filter((protocol) => list(record(on.spec)[protocol]).length > 0);
  return list(hosts).flatMap((host, index) => (typeof host !== 'string' ? [] : protocols.flatMap((protocol) => (all ? ['*'] : targets).map((target): Claim => (
    { on, path: ['spec', 'hosts', index], host, full: fullHost(host, own, clusterDomain), protocol, to: target === '.' ? `./${own}` : target }
  )))));
}

function nameOf(resource: Resource): string {
  return `${namespaceOf(resource)}/${resource.metadata.name}`;
}
