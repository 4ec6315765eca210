import type { MeshSettings } from '../../specs/mesh-settings';

type Tracing = NonNullable<MeshSettings['spec']['telemetry']['tracing']>;

/** The name by which the Telemetry means the collector; no authorizer has a name with a dot. */
export const tracingName = 'fairlead.tracing';

/** Of a request with spans. istiod passes on that none is written, and Envoy refuses a listener without one: no proxy would take any request. */
const timeout = '5s';

/** The Service to which spans are sent. */
export function collectorOf({ openTelemetry, zipkin }: Tracing) {
  return (openTelemetry ?? zipkin)!;
}

/** The collector as a provider of the MeshConfig, with its namespace before the host, as that of an authorizer. */
export function tracingProvider(tracing: Tracing): object {
  const { name, namespace, port } = collectorOf(tracing);
  const address = { service: `${namespace}/${name}.${namespace}.svc.cluster.local`, port };
  if (tracing.zipkin) return { zipkin: address };
  const path = tracing.openTelemetry?.path;
  return { opentelemetry: { ...address, ...(path !== undefined && { http: { path, timeout } }) } };
}
