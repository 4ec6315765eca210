import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { rule } from '../rule';

const kinds = ['networking.istio.io/DestinationRule', 'networking.istio.io/ServiceEntry', 'networking.istio.io/VirtualService'] as const;

export const exportToUnknownNamespace = rule({
  code: 'FL4021',
  name: 'export-to-unknown-namespace',
  severity: 'warning',
  summary: '`exportTo` names a namespace that does not exist.',
  why: 'Whoever was meant does not see the resource, as if it was not there.',
  reads: [...kinds, '/Namespace'],
  sameAs: ['KIA0005'],
  differs: 'Asked only where the mesh is shown in full: a namespace may well stand in another repository. One in which something stands counts.',
  *check(view) {
    for (const on of kinds.flatMap((kind) => view.of(kind))) {
      for (const [index, target] of list(record(on.spec).exportTo).entries()) {
        if (typeof target !== 'string' || ['.', '*', '~', ''].includes(target) || view.hasNamespace(target)) continue;
        const path = ['spec', 'exportTo', index];
        if (!view.givenInFull('/Namespace')) {
          yield { on, path, notShown: { kind: '/Namespace' } };
          continue;
        }
        yield { on, path, message: `there is no namespace \`${target}\``, help: 'name a namespace that is there, `.` for the own one, or `*` for all' };
      }
    }
  },
});
