import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { eachResource } from '../readers/each-resource';
import { itemsAt } from '../readers/items-at';
import { rule } from '../rule';

export const telemetryTracing = rule({
  code: 'FL3087',
  name: 'telemetry-tracing',
  severity: 'warning',
  summary: 'A Telemetry traces to several places, of which one is used.',
  why: 'A proxy has one tracer: of several entries, and of several providers, one is heeded (pkg/config/validation/validation.go, `validateTelemetryTracing`).',
  reads: ['telemetry.istio.io/Telemetry'],
  sameAs: ['IST0133'],
  check: eachResource(['telemetry.istio.io/Telemetry'], function* ({ spec }) {
    const entries = itemsAt(record(spec).tracing, ['spec', 'tracing']);
    if (entries.length > 1) yield { path: ['spec', 'tracing'], at: 'key', message: `there are ${entries.length} entries, of which one is heeded`, help: 'make them one' };
    for (const { path, value: { providers } } of entries) {
      if (list(providers).length > 1) yield { path: [...path, 'providers'], at: 'key', message: `there are ${list(providers).length} providers, of which one is heeded`, help: 'keep one, and let a collector pass traces on' };
    }
  }),
});
