import type { MeshSettings } from '../../specs/mesh-settings';

/**
 * The fields of a line where a spec asks for no others: Istio's own names (pilot/pkg/model/telemetry_logging.go), but for the query of the
 * path, in which tokens may stand; and what policies say that are tried out, of whom.
 */
const labels = {
  authority: '%REQ(:AUTHORITY)%',
  bytes_received: '%BYTES_RECEIVED%',
  bytes_sent: '%BYTES_SENT%',
  connection_termination_details: '%CONNECTION_TERMINATION_DETAILS%',
  downstream_local_address: '%DOWNSTREAM_LOCAL_ADDRESS%',
  downstream_peer: '%DOWNSTREAM_PEER_URI_SAN%',
  downstream_remote_address: '%DOWNSTREAM_REMOTE_ADDRESS%',
  dry_run_result: '%DYNAMIC_METADATA(envoy.filters.http.rbac:istio_dry_run_allow_shadow_engine_result)%',
  duration: '%DURATION%',
  method: '%REQ(:METHOD)%',
  path: '%REQ_WITHOUT_QUERY(X-ENVOY-ORIGINAL-PATH?:PATH)%',
  protocol: '%PROTOCOL%',
  request_id: '%REQ(X-REQUEST-ID)%',
  requested_server_name: '%REQUESTED_SERVER_NAME%',
  response_code: '%RESPONSE_CODE%',
  response_code_details: '%RESPONSE_CODE_DETAILS%',
  response_flags: '%RESPONSE_FLAGS%',
  route_name: '%ROUTE_NAME%',
  start_time: '%START_TIME%',
  upstream_cluster: '%UPSTREAM_CLUSTER_RAW%',
  upstream_host: '%UPSTREAM_HOST%',
  upstream_local_address: '%UPSTREAM_LOCAL_ADDRESS%',
  upstream_service_time: '%RESP(X-ENVOY-UPSTREAM-SERVICE-TIME)%',
  upstream_transport_failure_reason: '%UPSTREAM_TRANSPORT_FAILURE_REASON%',
  user_agent: '%REQ(USER-AGENT)%',
  x_forwarded_for: '%REQ(X-FORWARDED-FOR)%',
};

/** How the provider `envoy` writes its lines: it has no format of its own, and takes these. */
export function accessLogConfig({ text, labels: asked, disabled }: MeshSettings['spec']['telemetry']['accessLogs']): object {
  if (disabled) return {};
  if (text !== undefined) return { accessLogEncoding: 'TEXT', accessLogFormat: `${text}\n` };
  return { accessLogEncoding: 'JSON', accessLogFormat: JSON.stringify(asked ?? labels) };
}
