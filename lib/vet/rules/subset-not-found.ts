import { list } from '../../kube/list';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';
import { fullHost } from '../../mesh/full-host';
import { groupBy } from '../../mesh/group-by';
import { hostIndex } from '../../mesh/host-index';
import { hostNamespace } from '../../mesh/host-namespace';
import { namespaceOf } from '../../mesh/namespace-of';
import { oncePerKey } from '../../mesh/once-per-key';
import { routeDestinations } from '../../mesh/route-destinations';
import { rule } from '../rule';

const destinationRules = 'networking.istio.io/DestinationRule';

export const subsetNotFound = rule({
  code: 'FL1008',
  name: 'subset-not-found',
  severity: 'error',
  summary: 'A route leads to a subset that no DestinationRule of its host defines.',
  why: 'Proxies have one cluster for each subset that a DestinationRule of the host defines, and answer 503 for others (Istio, «Destination Rule» reference, `Subset`; «Traffic management problems», 503 after a DestinationRule).',
  reads: ['networking.istio.io/VirtualService', destinationRules],
  sameAs: ['IST0101', 'KIA1107'],
  differs: 'A DestinationRule for a wildcard defines the subsets of the hosts below it too, and mirrors are judged.',
  *check(view) {
    const byHost = groupBy(view.of(destinationRules), (on) => fullHost(text(record(on.spec).host) ?? '', namespaceOf(on), view.clusterDomain));
    const index = hostIndex(byHost);
    const defined = oncePerKey((host: string) => new Set(index.matching(host).flat().flatMap(subsetsOf)));
    for (const on of view.of('networking.istio.io/VirtualService')) {
      for (const { path, host, subset } of routeDestinations(on)) {
        if (subset === undefined) continue;
        const full = fullHost(host, namespaceOf(on), view.clusterDomain);
        if (defined(full).has(subset)) continue;
        const namespaces = [hostNamespace(full, view.clusterDomain) ?? namespaceOf(on), namespaceOf(on)];
        const missing = index.matching(full).length === 0 ? namespaces.find((namespace) => !view.given(destinationRules, namespace)) : undefined;
        if (missing !== undefined) {
          yield { on, path: [...path, 'subset'], notShown: { kind: destinationRules, namespace: missing } };
          continue;
        }
        const names = [...defined(full)].slice(0, 5).map((name) => `\`${name}\``);
        yield {
          on,
          path: [...path, 'subset'],
          message: `no DestinationRule of \`${host}\` defines the subset \`${subset}\``,
          help: names.length > 0 ? `it has ${names.join(', ')}` : 'define it in `subsets` of a DestinationRule for this host, or leave it out',
          related: index.matching(full).flat().slice(0, 3).map((other) => ({ on: other, path: ['spec', 'host'], message: 'a DestinationRule of the host' })),
        };
      }
    }
  },
});

function subsetsOf({ spec }: Resource): string[] {
  return list(record(spec).subsets).flatMap((subset) => text(record(subset).name) ?? []);
}
