import type { EnvoyFilterSpec } from '../../kube/generated/envoy-filter';
import { milliseconds } from '../../specs/duration';
import { speaksHttp } from '../../specs/protocol';
import type { Application } from '../application';
import { sidecarPatch } from '../sidecar-patch';
import type { Synthesized } from '../synthesized';

/**
 * The EnvoyFilter by which an application's pods end WebSockets and streams over which nothing goes: Istio lets them be for ever, and has
 * no API for it. Connections on other ports are ended by their clients' proxies (`destinationRule`).
 */
export function idleTimeout(application: Application): Synthesized<EnvoyFilterSpec>[] {
  const { spec: { spec: { traffic } }, ports } = application;
  if (traffic?.idleTimeout === undefined || !ports.some(speaksHttp)) return [];
  const typed_config = {
    '@type': 'type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager',
    'stream_idle_timeout': `${milliseconds(traffic.idleTimeout) / 1000}s`,
  };
  const value = { name: 'envoy.filters.network.http_connection_manager', typed_config };
  return [sidecarPatch(application, { name: 'idle-timeout', applyTo: 'NETWORK_FILTER', value, at: ['spec', 'traffic', 'idleTimeout'] })];
}
