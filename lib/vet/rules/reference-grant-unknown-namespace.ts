import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { text } from '../../kube/text';
import { rule } from '../rule';

export const referenceGrantUnknownNamespace = rule({
  code: 'FL4106',
  name: 'reference-grant-unknown-namespace',
  severity: 'error',
  summary: 'A ReferenceGrant is for a namespace that does not exist.',
  why: 'Whoever was meant is not let in; and whoever may create a namespace of that name later is.',
  reads: ['gateway.networking.k8s.io/ReferenceGrant', '/Namespace'],
  sameAs: ['KIA1601'],
  *check(view) {
    for (const on of view.of('gateway.networking.k8s.io/ReferenceGrant')) {
      for (const [index, entry] of list(record(on.spec).from).entries()) {
        const namespace = text(record(entry).namespace);
        if (namespace === undefined || view.hasNamespace(namespace)) continue;
        const path = ['spec', 'from', index, 'namespace'];
        if (!view.givenInFull('/Namespace')) {
          yield { on, path, notShown: { kind: '/Namespace' } };
          continue;
        }
        yield { on, path, message: `there is no namespace \`${namespace}\``, help: 'name the namespace of the routes' };
      }
    }
  },
});
