import type { TelemetrySpec } from '../../kube/generated/telemetry';
import type { MeshSettings } from '../../specs/mesh-settings';
import { tracingName } from '../mesh-config/tracing-provider';
import { rootNamespace } from '../root-namespace';
import { synthesized, type Synthesized } from '../synthesized';

/**
 * What the proxies of the whole mesh tell: Istio takes the oldest Telemetry without a selector of its root namespace, so that there is
 * one for everything.
 *
 * The logs are those of the provider `envoy`, which Istio has without any configuration: where the MeshConfig is not ours yet they come
 * all the same, in the format that it has. Spans come once istiod knows the collector from the MeshConfig.
 */
export function telemetry(settings: MeshSettings): Synthesized<TelemetrySpec>[] {
  const { accessLogs: { disabled }, tracing } = settings.spec.telemetry;
  return [synthesized({
    apiVersion: 'telemetry.istio.io/v1',
    kind: 'Telemetry',
    metadata: { name: settings.metadata.name, namespace: rootNamespace },
    spec: {
      accessLogging: [{ providers: [{ name: 'envoy' }], ...(disabled && { disabled: true }) }],
      ...(tracing && { tracing: [{ providers: [{ name: tracingName }], randomSamplingPercentage: tracing.randomSamplingPercentage }] }),
    },
  }, [{ spec: settings, path: ['spec', 'telemetry'] }])];
}
