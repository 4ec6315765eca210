import { workloadKinds } from '../kinds';
import { namesOf, rivalsForPods } from '../readers/rivals';
import { rule } from '../rule';

export const telemetriesSharePods = rule({
  code: 'FL4003',
  name: 'telemetries-share-pods',
  severity: 'error',
  summary: 'Two Telemetry resources pick the same pods, and only one of them counts.',
  why: 'Istio takes the oldest Telemetry whose selector fits a pod; what the others ask for (logs, traces, metrics) does not come (pilot/pkg/model/telemetry.go).',
  reads: ['telemetry.istio.io/Telemetry', ...workloadKinds],
  sameAs: ['IST0159'],
  *check(view) {
    for (const { on, path, others, workload } of rivalsForPods(view, 'telemetry.istio.io/Telemetry', view.of('telemetry.istio.io/Telemetry'))) {
      yield {
        on,
        path,
        message: `${namesOf(others)} picks \`${workload!}\` too, and the oldest of them alone holds for it`,
        help: 'put both into one Telemetry, or let the selectors tell the pods apart',
        related: others.map((other) => ({ on: other, path: ['spec', 'selector'], message: 'picks it too' })),
      };
    }
  },
});
