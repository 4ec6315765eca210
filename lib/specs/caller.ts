import * as z from 'zod/mini';
import { about, optional } from './field';
import { list } from './list';
import { methods } from './method';
import { dnsLabel, dnsSubdomain } from './names';
import { exactlyOneOf } from './one-of';
import { path } from './path';
import { withReason } from './reason';

/** A client inside the mesh, known by its identity there; it needs no token. */
export const caller = about(exactlyOneOf(z.strictObject({
  serviceAccount: optional(dnsSubdomain('service account'), 'The service account that the client runs as.', { example: 'storefront' }),
  anyServiceAccount: optional(withReason, 'Every service account of the namespace is let in.', { example: '{reason: all pods run as default}' }),
  namespace: optional(dnsLabel('namespace'), 'The namespace of the client.', { fallback: 'the namespace of this document', example: 'web' }),
  ports: optional(list(dnsLabel('port name'), {
    max: 32,
    empty: { message: '`ports` is empty, which could be read as every port', help: 'leave `ports` out for all declared ones' },
  }), 'The ports that it may use, by their names in `ports`.', { fallback: 'all declared ports', example: '[http]' }),
  methods: optional(methods, 'The HTTP methods that it may use; `GET` implies `HEAD`.', { fallback: 'any method', example: '[GET]' }),
  paths: optional(list(path, {
    max: 64,
    empty: { message: '`paths` is empty, which could be read as every path', help: 'leave `paths` out for any path' },
  }), [
    'The paths that it may use. They are judged at the workload, after Istio\'s own normalisation:',
    'a guard against mistakes, no boundary against this client.',
  ].join(' '), { fallback: 'any path', example: '["/orders/**"]' }),
}), ['serviceAccount', 'anyServiceAccount']), { later: ['jwt'] });
