import { namesOf, rivalsForNamespace } from '../readers/rivals';
import { rule } from '../rule';

export const sidecarsShareNamespace = rule({
  code: 'FL4002',
  name: 'sidecars-share-namespace',
  severity: 'error',
  summary: 'A namespace has several Sidecars for all its pods, and only one of them counts.',
  why: 'Of several Sidecars without a `workloadSelector` Istio takes the oldest (pilot/pkg/model/sidecar.go); the others change nothing.',
  reads: ['networking.istio.io/Sidecar'],
  sameAs: ['IST0111', 'KIA0002'],
  *check(view) {
    for (const { on, path, others } of rivalsForNamespace('networking.istio.io/Sidecar', view.of('networking.istio.io/Sidecar'))) {
      yield {
        on,
        path,
        message: `${namesOf(others)} is for the whole namespace too, and the oldest of them alone holds`,
        help: 'keep one, or give the others a `workloadSelector`',
        related: others.map((other) => ({ on: other, path: ['metadata', 'name'], message: 'for the whole namespace too' })),
      };
    }
  },
});
