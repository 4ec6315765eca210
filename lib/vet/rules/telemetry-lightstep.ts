import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { rule } from '../rule';

export const telemetryLightstep = rule({
  code: 'FL4012',
  name: 'telemetry-lightstep',
  severity: 'warning',
  summary: 'A Telemetry traces through a Lightstep provider, which Istio has given up.',
  why: 'The `lightstep` provider is deprecated and works through OpenTelemetry now; Istio takes it out in a later release (pkg/config/analysis/analyzers/telemetry).',
  reads: ['telemetry.istio.io/Telemetry', '/ConfigMap'],
  sameAs: ['IST0002'],
  *check(view) {
    for (const on of view.of('telemetry.istio.io/Telemetry')) {
      for (const [index, entry] of list(record(on.spec).tracing).entries()) {
        for (const [place, provider] of list(record(entry).providers).entries()) {
          const { name } = record(provider);
          if (typeof name !== 'string' || !view.config.lightstepProviders.includes(name)) continue;
          yield { on, path: ['spec', 'tracing', index, 'providers', place, 'name'], message: `\`${name}\` is a Lightstep provider`, help: 'define an `opentelemetry` provider in `extensionProviders`, and name that' };
        }
      }
    }
  },
});
