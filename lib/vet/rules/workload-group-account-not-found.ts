import { record } from '../../kube/record';
import { text } from '../../kube/text';
import { namespaceOf } from '../../mesh/namespace-of';
import { rule } from '../rule';

export const workloadGroupAccountNotFound = rule({
  code: 'FL4019',
  name: 'workload-group-account-not-found',
  severity: 'warning',
  summary: 'A WorkloadGroup names a service account that does not exist.',
  why: 'Machines of the group ask for a certificate of that account, and istiod refuses: they never join the mesh.',
  reads: ['networking.istio.io/WorkloadGroup', '/ServiceAccount'],
  sameAs: ['KIA1701'],
  *check(view) {
    for (const on of view.of('networking.istio.io/WorkloadGroup')) {
      const account = text(record(record(on.spec).template).serviceAccount);
      const namespace = namespaceOf(on);
      if (account === undefined || account === 'default' || view.find('/ServiceAccount', namespace, account)) continue;
      const path = ['spec', 'template', 'serviceAccount'];
      if (!view.given('/ServiceAccount', namespace)) {
        yield { on, path, notShown: { kind: '/ServiceAccount', namespace } };
        continue;
      }
      yield { on, path, message: `there is no ServiceAccount \`${account}\` in \`${namespace}\``, help: 'create it, or name the one that the machines are to have' };
    }
  },
});
