import * as z from 'zod/mini';
import { jwt } from './auth';
import { optional } from './field';
import { list } from './list';
import { methods } from './method';
import { dnsLabel, dnsSubdomain } from './names';
import { exactlyOneOf } from './one-of';
import { path } from './path';
import { withReason } from './reason';

/** A client inside the mesh, known by its identity there; it needs no token where none is asked of it. */
export const caller = exactlyOneOf(z.strictObject({
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
  jwt: optional(jwt, [
    'A valid token that it must bring as well, of a provider of the ingresses that the application is exposed on, else of those in sight. `{}` takes the default provider and its audiences.',
    'A header of `claimsToHeaders` for which the token has no claim comes as the client sent it.',
  ].join(' '), { fallback: 'none is asked for', example: '{}' }),
}), ['serviceAccount', 'anyServiceAccount']);
