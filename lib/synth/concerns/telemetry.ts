import type { TelemetrySpec } from '../../kube/generated/telemetry';
import { compareText } from '../../kube/order';
import type { MeshSettings } from '../../specs/mesh-settings';
import { tracingName } from '../mesh-config/tracing-provider';
import { rootNamespace } from '../root-namespace';
import { synthesized, type Synthesized } from '../synthesized';

/**
 * What the proxies of the whole mesh tell: Istio takes the oldest Telemetry without a selector of its root namespace, so that there is
 * one for everything.
 *
 * The logs are those of the provider `envoy`, which Istio has without any configuration: where the MeshConfig is not ours yet they come
 * all the same, in the format that it has; so do tags, with the provider `prometheus`. Spans come once istiod knows the collector from the MeshConfig.
 */
export function telemetry(settings: MeshSettings): Synthesized<TelemetrySpec>[] {
  const { accessLogs: { disabled }, metrics, tracing } = settings.spec.telemetry;
  return [synthesized({
    apiVersion: 'telemetry.istio.io/v1',
    kind: 'Telemetry',
    metadata: { name: settings.metadata.name, namespace: rootNamespace },
    spec: {
      accessLogging: [{ providers: [{ name: 'envoy' }], ...(disabled && { disabled: true }) }],
      ...(metrics?.tags && { metrics: [{ providers: [{ name: 'prometheus' }], overrides: [{ tagOverrides: tagOverrides(metrics.tags) }] }] }),
      ...(tracing && { tracing: [{ providers: [{ name: tracingName }], randomSamplingPercentage: tracing.randomSamplingPercentage }] }),
    },
  }, [{ spec: settings, path: ['spec', 'telemetry'] }])];
}

type Tags = NonNullable<NonNullable<MeshSettings['spec']['telemetry']['metrics']>['tags']>;

/** Of every metric, at the client and at the server: two sides that are told apart by tags are no help to anybody. */
function tagOverrides({ set = {}, remove = [] }: Tags) {
  const changes = [
    ...Object.entries(set).map(([name, value]) => [name, { value }] as const),
    ...remove.map((name) => [name, { operation: 'REMOVE' as const }] as const),
  ];
  return Object.fromEntries(changes.sort(([a], [b]) => compareText(a, b)));
}
