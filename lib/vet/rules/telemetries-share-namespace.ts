import { namesOf, rivalsForNamespace } from '../readers/rivals';
import { rule } from '../rule';

export const telemetriesShareNamespace = rule({
  code: 'FL4004',
  name: 'telemetries-share-namespace',
  severity: 'error',
  summary: 'A namespace has several Telemetry resources for all its pods, and only one of them counts.',
  why: 'Of several without a selector Istio takes the oldest; what the others ask for does not come (pilot/pkg/model/telemetry.go).',
  reads: ['telemetry.istio.io/Telemetry'],
  sameAs: ['IST0160'],
  differs: 'A Telemetry with `targetRefs` is for those alone, and not counted; istioctl overlooks that.',
  *check(view) {
    for (const { on, path, others } of rivalsForNamespace('telemetry.istio.io/Telemetry', view.of('telemetry.istio.io/Telemetry'))) {
      yield {
        on,
        path,
        message: `${namesOf(others)} is for the whole namespace too, and the oldest of them alone holds`,
        help: 'put them into one, or give the others a `selector`',
        related: others.map((other) => ({ on: other, path: ['metadata', 'name'], message: 'for the whole namespace too' })),
      };
    }
  },
});
