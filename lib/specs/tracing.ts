import * as z from 'zod/mini';
import { defaulted, field, optional } from './field';
import { instrumentation } from './instrumentation';
import { dnsLabel } from './names';
import { integer, portNumber } from './numbers';
import { exactlyOneOf } from './one-of';
import { literalPath } from './path';

const service = {
  name: field(dnsLabel('service'), 'The name of the Service.', { example: 'collector' }),
  namespace: field(dnsLabel('namespace'), 'The namespace of the Service.', { example: 'observability' }),
};

const openTelemetry = z.strictObject({
  ...service,
  port: field(portNumber, 'The port of the Service.', { example: '4317' }),
  path: optional(literalPath, 'The path at which it takes spans over HTTP.', { fallback: 'it takes them over gRPC', example: '/v1/traces' }),
});

const zipkin = z.strictObject({
  ...service,
  port: field(portNumber, 'The port of the Service.', { example: '9411' }),
});

/** Where the proxies send spans, and of how many requests. */
export const tracing = exactlyOneOf(z.strictObject({
  openTelemetry: optional(openTelemetry, 'A collector that takes OTLP. Proxies pass on `traceparent` and `tracestate`.', { example: '{name: collector, namespace: observability, port: 4317}' }),
  zipkin: optional(zipkin, 'A collector that takes what Zipkin takes, at `/api/v2/spans`. Proxies pass on the `x-b3-` headers.', { example: '{name: zipkin, namespace: observability, port: 9411}' }),
  randomSamplingPercentage: defaulted(integer('percentage', 0, 100), 1, 'Of how many of a hundred requests there are spans, where nobody before has decided; a client that says so has its own request traced.'),
  instrumentation: optional(instrumentation, [
    'An Instrumentation of the OpenTelemetry Operator in each of these namespaces: it has applications hand on the headers by which the spans of one',
    'request come together, and send spans of their own to a collector that takes OTLP.',
  ].join(' '), { fallback: 'none is made', example: '{namespaces: [shop]}' }),
}), ['openTelemetry', 'zipkin']);
