import * as z from 'zod/mini';
import { accessLogs } from './access-logs';
import { defaulted, optional } from './field';
import { meshMetrics } from './mesh-metrics';
import { tracing } from './tracing';

/** What the proxies tell of the traffic. */
export const telemetry = z.strictObject({
  accessLogs: defaulted(accessLogs, () => ({}), 'A line of each request on the standard output of each proxy, in JSON.'),
  metrics: optional(meshMetrics, 'What the proxies count, and what reads that and the metrics of applications.', {
    fallback: 'what Istio counts by itself, and nothing is made to read it',
    example: '{podMonitors: {labels: {release: prometheus}}}',
  }),
  tracing: optional(tracing, [
    'Where the proxies of the whole mesh send spans. A span has the path with its query, in which tokens may stand where a provider takes them from `params`.',
    'Spans of one request come together only where applications pass on the headers that they got, as `instrumentation` makes them.',
  ].join(' '), { fallback: 'none are sent', example: '{zipkin: {name: zipkin, namespace: observability, port: 9411}}' }),
});
