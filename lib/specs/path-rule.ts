import * as z from 'zod/mini';
import { auth } from './auth';
import { duration } from './duration';
import { about, field, optional } from './field';
import { idempotentMethods, methods } from './method';
import { dnsLabel } from './names';
import { path } from './path';
import { retries } from './retries';
import { withRule, type Mistake } from './rule';
import { quoteAll } from './show';

const rule = z.strictObject({
  path: field(path, [
    'The path: exact (without a trailing slash), with `{x}` for any one segment, and with `/**` at the end for itself and all below.',
    'The most specific path that fits a request owns it, whatever the order here: a method that it does not list is refused.',
    'Letters match in their own case, but a stricter path inside a looser one holds in any case.',
  ].join(' '), { example: '/orders/{id}' }),
  methods: optional(methods, 'The HTTP methods that are served; `GET` implies `HEAD`.', { fallback: 'any method', example: '[GET]' }),
  port: optional(dnsLabel('port name'), 'The port that serves it, by its name in `ports`.', { fallback: 'the `port` of the entry', example: 'http' }),
  auth: optional(auth, 'Who may use it: exactly one of the fields.', { fallback: 'a token of the default provider, as with `jwt: {}`', example: '{jwt: {}}' }),
  timeout: optional(duration, 'How long an answer may take, as a duration such as `10s`.', { fallback: '`traffic.timeout`', example: '10s' }),
  retries: optional(retries, 'How often, and after what, a request is sent again. `methods` must list idempotent ones alone, unless `nonIdempotent` says why.', {
    fallback: '`traffic.retries`',
    example: '{attempts: 2}',
  }),
});

/** A path with who may use it and how it is served. */
export const pathRule = about(withRule(rule, retriedTwice, {
  rule: `!has(self.retries) || self.retries.attempts == 0 || has(self.retries.nonIdempotent) || (has(self.methods) && self.methods.all(x, x in [${idempotentMethods.map((name) => `'${name}'`).join(', ')}]))`,
  message: 'methods that are not idempotent are retried only with nonIdempotent in retries',
}), { later: ['cors', 'rateLimit', 'headers', 'rewrite', 'redirect', 'encodedSlashes'] });

function retriedTwice({ retries: asked, methods: listed }: z.output<typeof rule>): readonly Mistake[] {
  if (!asked || asked.attempts === 0 || asked.nonIdempotent !== undefined) return [];
  const twice = Array.isArray(listed) ? listed.filter((name) => name === 'POST' || name === 'PATCH') : [];
  if (listed !== undefined && twice.length === 0) return [];
  const message = listed === undefined
    ? 'without `methods`, `POST` and `PATCH` would be retried too, which are not idempotent'
    : `${quoteAll(twice)} would be retried, and ${twice.length === 1 ? 'is' : 'are'} not idempotent: a request might do twice what was asked for once`;
  return [{ code: 'not-idempotent', at: ['retries'], message, help: 'give idempotent methods an entry of their own, or say why with `nonIdempotent: {reason: ...}` in `retries`' }];
}
