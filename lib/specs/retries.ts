import * as z from 'zod/mini';
import { duration } from './duration';
import { field, optional } from './field';
import { list } from './list';
import { integer } from './numbers';
import { withReason } from './reason';
import { withRule } from './rule';
import { quoteAll } from './show';
import { unique } from './unique';

/** Envoy's conditions that need nothing else to be set. */
const condition = z.enum([
  'connect-failure', 'refused-stream', 'reset-before-request', 'reset', 'gateway-error', '5xx', 'retriable-4xx', 'envoy-ratelimited',
  'cancelled', 'deadline-exceeded', 'internal', 'resource-exhausted', 'unavailable',
]);

const conditions = unique(list(condition, {
  max: 13,
  empty: { message: '`retryOn` is empty, which could be read as never and as always', help: 'leave `retryOn` out for Istio\'s own conditions, or write `attempts: 0` to retry nothing' },
}), {
  key: (item) => item,
  noun: 'condition',
  help: 'name each condition once',
  cel: 'x == y',
});

const others = ['perTryTimeout', 'retryOn', 'nonIdempotent'] as const;

/** How often, and after what, a request is sent again. */
export const retries = withRule(z.strictObject({
  attempts: field(integer('number of attempts', 0, 10), 'How often a request is sent again after the first time; `0` switches off what Istio does of its own.', { example: '2' }),
  perTryTimeout: optional(duration, 'How long each attempt may take, as a duration such as `3s`; `timeout` still ends them all.', { fallback: '`timeout`', example: '3s' }),
  retryOn: optional(conditions, 'After what a request is sent again, in Envoy\'s words.', {
    fallback: 'Istio\'s own: `connect-failure`, `refused-stream`, `unavailable` and `cancelled`',
    example: '[connect-failure]',
  }),
  nonIdempotent: optional(withReason, 'Requests by `POST` and `PATCH` are sent again too, which may do twice what was asked for once.', {
    fallback: 'they are not, but for what Istio does of its own',
    example: '{reason: each order has a key of its own}',
  }),
}), ({ attempts, ...value }) => {
  const given = others.filter((name) => value[name] !== undefined);
  return attempts !== 0 || given.length === 0 ? [] : [{
    code: 'without-effect',
    at: [given[0]!],
    message: `${quoteAll(given)} ${given.length === 1 ? 'has' : 'have'} no effect: with \`attempts: 0\` nothing is retried`,
    help: 'leave it out, or say how often to retry',
  }];
}, {
  rule: `self.attempts != 0 || !(${others.map((name) => `has(self.${name})`).join(' || ')})`,
  message: 'with attempts: 0 nothing is retried, and nothing else has an effect',
});
