import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { rule } from '../rule';

export const telemetryWithoutProvider = rule({
  code: 'FL4011',
  name: 'telemetry-without-provider',
  severity: 'warning',
  summary: 'A Telemetry asks for access logs, and nothing says where to.',
  why: 'Without `providers`, and without `defaultProviders.accessLogging` in the MeshConfig, an `accessLogging` entry writes no logs (pilot/pkg/model/telemetry.go).',
  reads: ['telemetry.istio.io/Telemetry', '/ConfigMap'],
  sameAs: ['IST0157'],
  differs: 'Asked only where the MeshConfig is known.',
  *check(view) {
    for (const on of view.of('telemetry.istio.io/Telemetry')) {
      for (const [index, entry] of list(record(on.spec).accessLogging).entries()) {
        const { disabled, providers } = record(entry);
        if (disabled === true || list(providers).length > 0 || view.config.defaultAccessLogging.length > 0) continue;
        const path = ['spec', 'accessLogging', index];
        if (!view.config.shown) {
          yield { on, path, notShown: { kind: '/ConfigMap', namespace: view.config.rootNamespace } };
          continue;
        }
        yield { on, path, message: 'no provider is named, and the mesh has none by default: no logs are written', help: 'write `providers: [{name: envoy}]`' };
      }
    }
  },
});
