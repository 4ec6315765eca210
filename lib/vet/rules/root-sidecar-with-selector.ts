import { namespaceOf } from '../../mesh/namespace-of';
import { selectorOf } from '../readers/policy-kinds';
import { rule } from '../rule';

export const rootSidecarWithSelector = rule({
  code: 'FL4009',
  name: 'root-sidecar-with-selector',
  severity: 'warning',
  summary: 'A Sidecar of the root namespace picks pods, and so holds for the root namespace\'s own pods alone.',
  why: 'In the root namespace a Sidecar without a `workloadSelector` is the default of all namespaces; with one it is for pods of that namespace, which is seldom meant (Istio, «Sidecar» reference).',
  reads: ['networking.istio.io/Sidecar'],
  sameAs: ['KIA1006'],
  *check(view) {
    for (const on of view.of('networking.istio.io/Sidecar')) {
      const selector = selectorOf('networking.istio.io/Sidecar', on);
      if (!selector || namespaceOf(on) !== view.config.rootNamespace) continue;
      yield { on, path: selector.path, at: 'key', message: `this is for pods of \`${namespaceOf(on)}\` alone, not for those of the mesh`, help: 'put it into the namespace of the pods, or take the selector out' };
    }
  },
});
