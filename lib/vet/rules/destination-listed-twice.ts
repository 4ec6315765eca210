import { record } from '../../kube/record';
import { text } from '../../kube/text';
import { fullHost } from '../../mesh/full-host';
import { groupBy } from '../../mesh/group-by';
import { namespaceOf } from '../../mesh/namespace-of';
import { allRoutes, partsOf } from '../readers/routes';
import { rule } from '../rule';

export const destinationListedTwice = rule({
  code: 'FL1020',
  name: 'destination-listed-twice',
  severity: 'warning',
  summary: 'A route names one destination twice.',
  why: 'The weights of the two add up, and what looks like a split leads to one place (Istio, «VirtualService» reference, `weight`).',
  reads: ['networking.istio.io/VirtualService'],
  sameAs: ['KIA1105'],
  differs: 'Two ports of a host are two destinations.',
  *check(view) {
    for (const on of view.of('networking.istio.io/VirtualService')) {
      for (const route of allRoutes(on)) {
        const named = partsOf([route], 'route').filter(({ value }) => text(record(value.destination).host) !== undefined);
        if (named.length < 2) continue;
        const same = groupBy(named, ({ value: { destination } }) => {
          const { host, subset, port } = record(destination);
          return JSON.stringify([fullHost(host as string, namespaceOf(on), view.clusterDomain), subset ?? '', record(port).number ?? 0]);
        });
        for (const [first, ...others] of same.values()) {
          for (const { path, value } of others) {
            yield {
              on,
              path: [...path, 'destination'],
              message: `\`${record(value.destination).host as string}\` is a destination of this route already`,
              help: 'name each destination once, or another `subset` in one of them',
              related: [{ on, path: [...first!.path, 'destination'], message: 'where it is named first' }],
            };
          }
        }
      }
    }
  },
});
