import * as z from 'zod/mini';
import { auth } from './auth';
import { duration } from './duration';
import { about, field, optional } from './field';
import { host } from './host';
import { list } from './list';
import { methods } from './method';
import { dnsLabel } from './names';
import { path } from './path';

const rule = about(z.strictObject({
  path: field(path, [
    'The path: exact (without a trailing slash), with `{x}` for any one segment, and with `/**` at the end for itself and all below.',
    'The most specific path that fits a request owns it, whatever the order here: a method that it does not list is refused.',
    'Letters match in their own case, but a stricter path inside a looser one holds in any case.',
  ].join(' '), { example: '/orders/{id}' }),
  methods: optional(methods, 'The HTTP methods that are served; `GET` implies `HEAD`.', { fallback: 'any method', example: '[GET]' }),
  port: optional(dnsLabel('port name'), 'The port that serves it, by its name in `ports`.', { fallback: 'the `port` of the entry', example: 'http' }),
  auth: optional(auth, 'Who may use it: exactly one of the fields.', { fallback: 'a token of the default provider, as with `jwt: {}`', example: '{jwt: {}}' }),
  timeout: optional(duration, 'How long an answer may take, as a duration such as `10s`.', { fallback: '`traffic.timeout`', example: '10s' }),
}), { later: ['cors', 'retries', 'rateLimit', 'headers', 'rewrite', 'redirect', 'encodedSlashes'] });

const ingress = z.strictObject({
  name: field(dnsLabel('name'), 'The name of the MeshIngress.', { example: 'public' }),
  namespace: optional(dnsLabel('namespace'), 'The namespace of the MeshIngress; needed where several have the same name.', {
    fallback: 'the only one of that name',
    example: 'istio-ingress',
  }),
});

/** One way in: the hosts and paths of an application at one ingress. */
export const exposure = about(z.strictObject({
  ingress: optional(ingress, 'The MeshIngress that it is reached through.', {
    fallback: 'the only MeshIngress in sight, or the one marked `default`',
    example: '{name: public}',
  }),
  port: optional(dnsLabel('port name'), 'The port that serves it, by its name in `ports`.', { fallback: 'the first of `ports`', example: 'http' }),
  hosts: optional(list(host, {
    max: 32,
    empty: { message: '`hosts` is empty, which could be read as any host', help: 'leave `hosts` out for the name of this document' },
  }), [
    'The hosts that it answers to. A label stands for the name below the first domain of the ingress;',
    'a full name must be inside one of its domains; `*.pages` is every name one level below. Each must be granted.',
  ].join(' '), { fallback: 'the name of this document, as a label', example: '[orders]' }),
  paths: optional(list(rule, {
    max: 256,
    empty: { message: '`paths` is empty, which could be read as every path', help: 'leave `paths` out for all of them with a token' },
  }), 'The paths that are served; any other is refused.', { fallback: '`/**` with a token of the default provider', example: '[{path: /orders/**}]' }),
}), { later: ['tls', 'gatewayPort', 'openapi'] });
