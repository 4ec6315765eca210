const callers = [
  'destination_workload_namespace', 'destination_workload', 'destination_service_name',
  'source_workload_namespace', 'source_workload', 'request_protocol', 'connection_security_policy',
];
const destinations = ['destination_workload_namespace', 'destination_workload', 'request_protocol', 'connection_security_policy'];
const counters = ['istio_requests_total', 'istio_tcp_connections_opened_total'];

/** Whether a text is a duration of Prometheus, such as `7d` or `1h30m`. */
export function isDuration(text: string): boolean {
  return /^(?:[1-9]\d*(?:ms|[smhdwy]))+$/.test(text);
}

/**
 * What Prometheus is asked for: who called in plaintext within a window, over HTTP and over TCP, and where mTLS was seen at all, since
 * «no plaintext seen» means nothing of a workload that no metrics tell of. Only what servers report counts; clients report `unknown`.
 */
export function queriesOver(window: string): readonly string[] {
  const sum = (labels: readonly string[], counter: string, policy: string) =>
    `sum by (${labels.join(', ')}) (increase(${counter}{reporter="destination", connection_security_policy${policy}"mutual_tls"}[${window}])) > 0`;
  return [
    ...counters.map((counter) => sum(callers, counter, '!=')),
    ...counters.map((counter) => sum(destinations, counter, '=')),
  ];
}
