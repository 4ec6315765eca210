import { list } from '../../../kube/list';
import { record } from '../../../kube/record';
import { shown } from '../../../kube/shown';
import { valueAt } from '../../../kube/value-at';
import { actionOf } from '../../../mesh/authorization-rules';
import { minorOf } from '../istio-version';
import { pathsOf, pathsWithin } from '../paths-within';
import { useAt, type Condition, type Given, type Use } from './condition';

const filters = 'networking.istio.io/EnvoyFilter';

/** Those about logs, metrics and traces, and what came with them. */
export const telemetryConditions: readonly Condition[] = [
  {
    id: 'ISTIO-SECURITY-2020-005',
    reads: [filters],
    needs: 'installation',
    *uses({ mesh, settings, affected }) {
      const crashing = mesh.resources.of(filters).filter(({ metadata: { name } }) => /(?:^|tcp-)(?:stats-filter|metadata-exchange)/.test(name));
      for (const on of crashing) yield useAt(on, ['metadata', 'name'], 'is the filter that crashes');
      const isOff = settings.values.some(({ value }) => [['telemetry', 'enabled'], ['telemetry', 'v2', 'enabled']].some((path) => valueAt(value, path) === false));
      if (crashing.length === 0 && !isOff && affected.some((version) => minorOf(version) === '1.5')) yield { message: 'telemetry v2 is on by default in 1.5' };
    },
  },
  {
    id: 'ISTIO-SECURITY-2024-004',
    reads: [filters, 'security.istio.io/AuthorizationPolicy'],
    needs: 'configuration',
    *uses(given) {
      if (given.affected.some((version) => minorOf(version) === '1.22')) yield* jsonLogs(given);
      for (const { on, path, value } of given.settings.env('PILOT_ENABLE_QUIC_LISTENERS')) {
        if (shown(value) === 'true') yield useAt(on, path, 'gateways listen on QUIC');
      }
      for (const on of given.mesh.resources.of('security.istio.io/AuthorizationPolicy')) {
        if (actionOf(on) === 'CUSTOM') yield useAt(on, ['spec', 'action'], 'has ext_authz judge requests');
      }
      for (const on of given.mesh.resources.of(filters)) {
        for (const path of pathsOf(on.spec, /brotli|ext_proc/i)) yield useAt(on, ['spec', ...path], 'adds a filter that exhausts CPU or memory');
      }
      yield { doubt: 'whether clients open WebSockets, which every route lets them, is not to be seen' };
    },
  },
  {
    id: 'ISTIO-SECURITY-2024-005',
    reads: ['/ConfigMap'],
    needs: 'meshConfig',
    *uses({ settings }) {
      for (const { on, path, value } of settings.meshConfigs) {
        for (const at of pathsWithin(value, (key, item) => key === 'datadog' && typeof item === 'object')) yield useAt(on, [...path, ...at], 'sends traces to Datadog');
      }
      for (const { on, path, value } of settings.values) {
        if (valueAt(value, ['global', 'proxy', 'tracer']) === 'datadog') yield useAt(on, [...path, 'global', 'proxy', 'tracer'], 'sends traces to Datadog');
      }
    },
  },
];

/** The settings of the MeshConfig that make access logs JSON. */
function* jsonLogs({ settings }: Given): Iterable<Use> {
  for (const { on, path, value } of settings.meshConfigs) {
    const { accessLogEncoding, extensionProviders } = record(value);
    if (accessLogEncoding === 'JSON') yield useAt(on, [...path, 'accessLogEncoding'], 'makes access logs JSON');
    for (const [index, provider] of list(extensionProviders).entries()) {
      const at = ['envoyFileAccessLog', 'logFormat', 'labels'];
      if (valueAt(provider, at) !== undefined) yield useAt(on, [...path, 'extensionProviders', index, ...at], 'makes access logs JSON');
    }
  }
}
