import type { MeshSettings } from '../../specs/mesh-settings';
import { collectorOf } from '../mesh-config/tracing-provider';
import { synthesized, type Synthesized } from '../synthesized';

/**
 * What the OpenTelemetry Operator puts into pods that ask for it, so that applications hand on the headers by which proxies join the
 * spans of one request: those that the proxies themselves write, sampled as they sample.
 */
export function instrumentation(settings: MeshSettings): Synthesized[] {
  const { tracing } = settings.spec.telemetry;
  if (!tracing?.instrumentation) return [];
  const spec = {
    propagators: tracing.zipkin ? ['b3multi'] : ['tracecontext', 'baggage'],
    sampler: { type: 'parentbased_traceidratio', argument: String(tracing.randomSamplingPercentage / 100) },
    ...exported(tracing),
  };
  return tracing.instrumentation.namespaces.map((namespace) => synthesized({
    apiVersion: 'opentelemetry.io/v1alpha1',
    kind: 'Instrumentation',
    metadata: { name: settings.metadata.name, namespace },
    spec,
  }, [{ spec: settings, path: ['spec', 'telemetry', 'tracing', 'instrumentation'] }]));
}

type Tracing = NonNullable<MeshSettings['spec']['telemetry']['tracing']>;

/** Spans alone: the collector is named for nothing else. Applications speak OTLP, which a collector of Zipkin does not take. */
function exported(tracing: Tracing): object {
  const only = [{ name: 'OTEL_METRICS_EXPORTER', value: 'none' }, { name: 'OTEL_LOGS_EXPORTER', value: 'none' }];
  if (tracing.zipkin) return { env: [{ name: 'OTEL_TRACES_EXPORTER', value: 'none' }, ...only] };
  const { name, namespace, port } = collectorOf(tracing);
  const endpoint = `http://${name}.${namespace}.svc.cluster.local:${port}`;
  const path = tracing.openTelemetry?.path;
  const how = path === undefined
    ? [{ name: 'OTEL_EXPORTER_OTLP_PROTOCOL', value: 'grpc' }]
    : [{ name: 'OTEL_EXPORTER_OTLP_PROTOCOL', value: 'http/protobuf' }, { name: 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', value: `${endpoint}${path}` }];
  return { exporter: { endpoint }, env: [...how, ...only] };
}
