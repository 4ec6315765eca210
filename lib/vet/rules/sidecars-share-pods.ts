import { workloadKinds } from '../kinds';
import { namesOf, rivalsForPods } from '../readers/rivals';
import { rule } from '../rule';

export const sidecarsSharePods = rule({
  code: 'FL4001',
  name: 'sidecars-share-pods',
  severity: 'error',
  summary: 'Two Sidecars pick the same pods, and only one of them counts.',
  why: 'Istio takes the oldest Sidecar that picks a pod and passes over the others without a word (pilot/pkg/model/sidecar.go). What the others import or block does not hold.',
  reads: ['networking.istio.io/Sidecar', ...workloadKinds],
  sameAs: ['IST0110', 'KIA0003'],
  differs: 'Each Sidecar is reported once, and not once for each pod.',
  *check(view) {
    for (const { on, path, others, workload } of rivalsForPods(view, 'networking.istio.io/Sidecar', view.of('networking.istio.io/Sidecar'))) {
      yield {
        on,
        path,
        message: `${namesOf(others)} picks \`${workload!}\` too, and the oldest of them alone holds for it`,
        help: 'put what the pods need into one Sidecar, or let the selectors tell the pods apart',
        related: others.map((other) => ({ on: other, path: ['spec', 'workloadSelector'], message: 'picks it too' })),
      };
    }
  },
});
