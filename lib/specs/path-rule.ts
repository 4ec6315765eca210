import * as z from 'zod/mini';
import { alone } from './alone';
import { auth } from './auth';
import { cors } from './cors';
import { duration } from './duration';
import { field, optional } from './field';
import { headerChanges } from './header-changes';
import { idempotentMethods, methods } from './method';
import { dnsLabel } from './names';
import { path } from './path';
import { rateLimit } from './rate-limit';
import { redirect } from './redirect';
import { retries } from './retries';
import { rewrite } from './rewrite';
import { withRule, type Mistake } from './rule';
import { quote, quoteAll } from './show';

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
  cors: optional(cors, 'Which pages of other origins may use it by a browser.', { fallback: 'none', example: '{allowOrigins: [https://shop.example.com]}' }),
  rateLimit: optional(rateLimit, [
    'How often one client may use it through the gateway; beyond that the answer is 429, with `x-ratelimit-limit`, `x-ratelimit-remaining` and `x-ratelimit-reset`.',
    'Each pod counts for itself, what it lets through alone, and begins anew when its configuration changes: with three replicas a client may get three times as many.',
    'All hosts, methods and spellings of the path count together; callers inside the mesh are not counted, and a WebSocket or a gRPC stream is one request.',
    'A pod keeps the last 10,000 clients of a path in mind. Needs Istio 1.28.',
  ].join(' '), { fallback: 'no limit', example: '{requests: 100, per: 1m, by: {claim: sub}}' }),
  headers: optional(headerChanges, 'What is changed in the headers of requests and answers on their way through the gateway.', {
    fallback: 'nothing',
    example: '{response: {set: {x-frame-options: DENY}}}',
  }),
  rewrite: optional(rewrite, 'Under which path the application sees it; the path has no `{x}`.', { fallback: 'the one that was asked for', example: '{prefix: /}' }),
  encodedSlashes: optional(z.enum(['allow']), 'Names with an encoded slash (`%2F`) below the path, which ends in `/**`, as GitLab and Nexus have them; no other rule may lie inside or around it.', {
    fallback: 'a path with one is `404`, since an application could read another path in it',
    example: 'allow',
  }),
  redirect: optional(redirect, 'Where clients are sent instead, by the gateway and whoever they are: nothing reaches the application.', { fallback: 'they are not', example: '{uri: /new}' }),
});

const idempotent = withRule(rule, retriedTwice, {
  rule: `!has(self.retries) || self.retries.attempts == 0 || has(self.retries.nonIdempotent) || (has(self.methods) && self.methods.all(x, x in [${idempotentMethods.map((name) => `'${name}'`).join(', ')}]))`,
  message: 'methods that are not idempotent are retried only with nonIdempotent in retries',
});

const rewritten = withRule(idempotent, ({ path: own, rewrite: asked }) => {
  if (!asked || typeof own !== 'string') return [];
  if (own.includes('{')) return [{ code: 'invalid-rewrite', at: ['rewrite'], message: 'the path has a `{x}`, in whose place no prefix can stand', help: 'write one entry for each name, or leave `rewrite` out' }];
  const same = asked.prefix === (own.replace(/\/\*\*$/, '') || '/');
  return same ? [{ code: 'without-effect', at: ['rewrite'], message: '`rewrite` has no effect: its prefix is what the path has', help: 'leave it out' }] : [];
}, {
  rule: '!has(self.rewrite) || !(self.path.contains(\'{\') || self.path == self.rewrite.prefix || self.path == self.rewrite.prefix + \'/**\' || (self.path == \'/**\' && self.rewrite.prefix == \'/\'))',
  message: 'a rewrite stands in place of a path without {x}, and changes it',
});

const slashed = withRule(rewritten, ({ path: own, encodedSlashes }) => encodedSlashes === undefined || typeof own !== 'string' || own.endsWith('/**') ? [] : [{
  code: 'without-effect',
  at: ['encodedSlashes'],
  message: '`encodedSlashes` is about what lies below a path, and this one does not end in `/**`',
  help: 'end the path in `/**`, or leave `encodedSlashes` out',
}], { rule: '!has(self.encodedSlashes) || self.path.endsWith(\'/**\')', message: 'encodedSlashes needs a path that ends in /**' });

const corsMethods = withRule(slashed, ({ methods: listed, cors: asked }) => {
  if (!Array.isArray(listed) || !Array.isArray(asked?.allowMethods)) return [];
  const served = listed.includes('GET') ? [...listed, 'HEAD'] : listed;
  return asked.allowMethods.flatMap((name, index) => (typeof name !== 'string' || served.includes(name) ? [] : [{
    code: 'without-effect',
    at: ['cors', 'allowMethods', index],
    message: `${quote(name)} has no effect: it is not among the \`methods\` of the path`,
    help: 'add it there, or leave it out',
  }]));
}, {
  rule: '!has(self.cors) || !has(self.cors.allowMethods) || !has(self.methods) || self.cors.allowMethods.all(x, x in self.methods || (x == \'HEAD\' && \'GET\' in self.methods))',
  message: 'cors allows only what is among the methods of the path',
});

const countedByClaim = withRule(corsMethods, ({ auth: who, rateLimit: limit }) => {
  if (limit?.by?.claim === undefined || Object.keys(who ?? {}).length === 0 || who?.jwt !== undefined) return [];
  return [{
    code: 'without-effect',
    at: ['rateLimit', 'by', 'claim'],
    message: 'there is no claim to count by, since the path asks for no token with `jwt`',
    help: 'count by `clientAddress`, or ask for a token with `auth: {jwt: {}}`',
  }];
}, {
  rule: '!has(self.rateLimit) || !has(self.rateLimit.by.claim) || !has(self.auth) || has(self.auth.jwt)',
  message: 'claims are counted by where the path asks for a token with jwt',
});

const served = ['retries', 'rateLimit', 'cors', 'headers', 'rewrite'] as const;

/** A path with who may use it and how it is served. */
export const pathRule = alone(alone(countedByClaim, {
  when: ({ auth: who }) => who?.deny !== undefined,
  cel: 'has(self.auth) && has(self.auth.deny)',
  without: [...served, 'encodedSlashes', 'redirect'],
  why: 'where everything is denied',
}), {
  when: ({ redirect: to, auth: who }) => to !== undefined && who?.deny === undefined,
  cel: 'has(self.redirect)',
  without: ['auth', 'port', 'timeout', ...served],
  why: 'beside `redirect`, which the gateway answers itself, to anybody',
});

function retriedTwice({ retries: asked, methods: listed }: z.output<typeof rule>): readonly Mistake[] {
  if (!asked || asked.attempts === 0 || asked.nonIdempotent !== undefined) return [];
  const twice = Array.isArray(listed) ? listed.filter((name) => name === 'POST' || name === 'PATCH') : [];
  if (listed !== undefined && twice.length === 0) return [];
  const message = listed === undefined
    ? 'without `methods`, `POST` and `PATCH` would be retried too, which are not idempotent'
    : `${quoteAll(twice)} would be retried, and ${twice.length === 1 ? 'is' : 'are'} not idempotent: a request might do twice what was asked for once`;
  return [{ code: 'not-idempotent', at: ['retries'], message, help: 'give idempotent methods an entry of their own, or say why with `nonIdempotent: {reason: ...}` in `retries`' }];
}
