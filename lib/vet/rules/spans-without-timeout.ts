import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { text } from '../../kube/text';
import { meshConfigMaps, meshConfigPath } from '../readers/mesh-config-maps';
import { rule } from '../rule';

export const spansWithoutTimeout = rule({
  code: 'FL4305',
  name: 'spans-without-timeout',
  severity: 'error',
  summary: 'A provider of OpenTelemetry sends spans over HTTP and has no timeout.',
  why: 'istiod passes on that there is none, and Envoy takes no listener with such a tracer (`HttpUri.timeout` is required): once a Telemetry names the provider, no proxy changes its listeners any more, and new ones take no request (pilot/pkg/networking/core/tracing.go).',
  reads: ['/ConfigMap'],
  sameAs: [],
  *check(view) {
    for (const { on, fields = {} } of meshConfigMaps(view.of('/ConfigMap'))) {
      for (const { name, opentelemetry } of list(fields.extensionProviders).map(record)) {
        const { http } = record(opentelemetry);
        if (http === undefined || record(http).timeout !== undefined) continue;
        const provider = text(name) === undefined ? 'a provider' : `the provider \`${text(name)}\``;
        yield { on, path: meshConfigPath, at: 'key', message: `${provider} sends spans over HTTP without a timeout, which no proxy takes`, help: 'write `timeout: 5s` in its `http`' };
      }
    }
  },
});
