import * as z from 'zod/mini';
import { about, field, optional } from './field';
import { host } from './host';
import { list } from './list';
import { dnsLabel } from './names';
import { pathRule } from './path-rule';

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
  paths: optional(list(pathRule, {
    max: 256,
    empty: { message: '`paths` is empty, which could be read as every path', help: 'leave `paths` out for all of them with a token' },
  }), 'The paths that are served; any other is refused.', { fallback: '`/**` with a token of the default provider', example: '[{path: /orders/**}]' }),
}), { later: ['tls', 'gatewayPort', 'openapi'] });
