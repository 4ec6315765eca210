import { record } from '../../kube/record';
import { envoyPatches } from '../readers/envoy-patches';
import { rule } from '../rule';

const relative = ['REMOVE', 'REPLACE', 'INSERT_BEFORE', 'INSERT_AFTER'];

export const envoyFilterOrder = rule({
  code: 'FL4016',
  name: 'envoy-filter-order',
  severity: 'warning',
  summary: 'A patch stands or falls with what other EnvoyFilters did before, and nothing says the order.',
  why: 'Patches of one priority are applied in the order of their age. One that is put before, behind or in place of another filter finds it or not, depending on when things were created; `priority` says the order.',
  reads: ['networking.istio.io/EnvoyFilter'],
  sameAs: ['IST0151', 'IST0155'],
  *check(view) {
    for (const on of view.of('networking.istio.io/EnvoyFilter')) {
      if (record(on.spec).priority !== undefined && record(on.spec).priority !== 0) continue;
      for (const { path, operation } of envoyPatches(on)) {
        if (!relative.includes(operation)) continue;
        yield {
          on,
          path: [...path, 'patch', 'operation'],
          message: `\`${operation}\` needs its filter to be there already, and the order of patches is open`,
          help: 'set `priority`, above that of the EnvoyFilter that adds the filter',
        };
      }
    }
  },
});
