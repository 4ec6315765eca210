import * as z from 'zod/mini';
import { optional } from './field';
import { list } from './list';
import { map } from './map';
import { atLeastOneOf } from './one-of';
import { withRule } from './rule';
import { secretHeaders } from './secret-headers';
import { quote } from './show';
import { text } from './text';
import { unique } from './unique';

/** What Istio puts on every metric and can be done without. */
const removable = [
  'destination_app', 'destination_canonical_revision', 'destination_canonical_service', 'destination_cluster', 'destination_service',
  'destination_service_namespace', 'destination_version', 'grpc_response_status', 'response_code', 'response_flags', 'source_app',
  'source_canonical_revision', 'source_canonical_service', 'source_cluster', 'source_version',
] as const;

/** By which it is told who called whom, and how: the status of mutual TLS reads them, and so does Kiali. */
const kept: readonly string[] = [
  'connection_security_policy', 'destination_principal', 'destination_service_name', 'destination_workload', 'destination_workload_namespace',
  'reporter', 'request_protocol', 'source_principal', 'source_workload', 'source_workload_namespace',
];

const name = text({
  noun: 'tag',
  code: 'invalid-name',
  pattern: /^[a-z][a-z0-9_]*$/,
  maxLength: 63,
  allowed: 'lower-case letters, digits and `_`, with a letter first, as Prometheus takes them',
});

const oneLine = text({
  noun: 'expression',
  code: 'invalid-expression',
  // eslint-disable-next-line no-control-regex
  pattern: /^[^\x00-\x1f\x7f]+$/,
  maxLength: 1024,
  allowed: 'an expression of Envoy\'s attributes on one line, as in `request.host`',
});

const expression = withRule(oneLine, (value) => secretHeaders.filter((header) => value.toLowerCase().includes(header)).slice(0, 1).map((header) => ({
  code: 'secret-in-metric',
  message: `${quote(header)} would stand in the metrics, and whoever reads those could be the one who sent it`,
  help: 'leave this header out',
})), {
  rule: `!self.lowerAscii().matches('${secretHeaders.join('|')}')`,
  message: 'a header by which somebody is known has no place in metrics',
});

const added = withRule(map(name, expression, {
  max: 16,
  empty: { message: '`set` is empty', help: 'leave `set` out' },
}), (tags) => Object.keys(tags).filter((tag) => kept.includes(tag)).map((tag) => ({
  code: 'reserved-tag',
  at: [tag],
  message: `${quote(tag)} tells who called whom, which the status of mutual TLS is read from`,
  help: 'use another name',
})), { rule: `!self.exists(x, x in [${kept.map((tag) => `'${tag}'`).join(', ')}])`, message: 'who called whom stays in the metrics' });

const removed = unique(list(z.enum(removable), {
  max: removable.length,
  empty: { message: '`remove` is empty', help: 'leave `remove` out' },
}), { key: (tag) => tag, noun: 'tag', help: 'list each once', cel: 'x == y' });

/** What is changed in the tags of what proxies count. */
export const metricTags = withRule(atLeastOneOf(z.strictObject({
  set: optional(added, 'Tags and their values, expressions over Envoy\'s attributes. Each different value is a series of its own: none that clients make up should be one.', {
    example: '{request_method: request.method}',
  }),
  remove: optional(removed, 'Tags that Istio sets and nobody asks for; those that tell who called whom stay.', { example: '[destination_cluster]' }),
}), ['set', 'remove']), ({ set, remove }) => {
  const names = new Set(Object.keys(Object(set) as object));
  const both = (Array.isArray(remove) ? [...remove.entries()] : []).filter(([, tag]) => names.has(tag));
  return both.map(([index, tag]) => ({
    code: 'duplicate',
    at: ['remove', index],
    message: `the tag ${quote(tag)} is set and removed`,
    help: 'keep one of them',
    related: [{ at: ['set', tag], message: 'first given here' }],
  }));
}, {
  rule: '!has(self.set) || !has(self.remove) || !self.remove.exists(x, x in self.set)',
  message: 'a tag is set or removed',
});
