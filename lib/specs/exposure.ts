import * as z from 'zod/mini';
import { alone } from './alone';
import { field, optional } from './field';
import { host } from './host';
import { list } from './list';
import { dnsLabel } from './names';
import { pathRule } from './path-rule';
import { quote } from './show';
import { text } from './text';

const ingress = z.strictObject({
  name: field(dnsLabel('name'), 'The name of the MeshIngress.', { example: 'public' }),
  namespace: optional(dnsLabel('namespace'), 'The namespace of the MeshIngress; needed where several have the same name.', {
    fallback: 'the only one of that name',
    example: 'istio-ingress',
  }),
});

const step = '([A-Za-z0-9_-][A-Za-z0-9._-]*|\\.[A-Za-z0-9_-][A-Za-z0-9._-]*)';

const openapiFile = text({
  noun: 'file',
  code: 'invalid-file',
  pattern: new RegExp(`^(\\./)?(${step}/)*${step}\\.(yaml|yml|json)$`),
  maxLength: 256,
  allowed: 'a file of YAML or JSON in the folder of this spec or below it, as in `./openapi.yaml`',
  explain: (value) => [
    ...(/^[a-z]+:\/\//i.test(value) ? [{ message: `${quote(value)} is an address, and nothing is fetched`, help: 'save the document beside the spec' }] : []),
    ...(value.split('/').includes('..') || value.startsWith('/') ? [{ message: `${quote(value)} leads out of the folder of this spec`, help: 'keep the document beside the spec, or below it' }] : []),
  ],
});

const shape = z.strictObject({
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
  }), 'The paths that are served; any other is refused.', { fallback: 'those of `openapi`; else `/**` with a token of the default provider', example: '[{path: /orders/**}]' }),
  openapi: optional(openapiFile, [
    'An OpenAPI 3.0 or 3.1 document that lists the paths, their methods and whose tokens they ask for: a file in the folder of this spec, or below it;',
    'in a program, below its working directory. An entry of `paths` for the same path and method goes before what the document says.',
    'What no spec can say, such as an operation without a token or with an API key, is an error until such an entry says what is meant.',
  ].join(' '), { fallback: 'none', example: './openapi.yaml' }),
  tls: optional(z.enum(['terminate', 'passthrough']), [
    'Who speaks TLS with clients: the gateway (`terminate`), or the application itself (`passthrough`), on a port of `HTTPS` or `TLS`.',
    'What is passed through nobody reads on its way: no path and no token is judged but by the application. Each host must be granted so.',
  ].join(' '), { fallback: '`terminate`', example: 'passthrough' }),
  gatewayPort: optional(dnsLabel('gateway port'), [
    'Instead of hosts: the port of the gateway that leads to it, on a port of `TCP` or `TLS`, by its name in `gateway.ports.tcp` of the ingress.',
    'Whoever reaches that port reaches the application. It must be granted.',
  ].join(' '), { example: 'postgres' }),
});

const ofPort = alone(shape, {
  when: ({ gatewayPort }) => gatewayPort !== undefined,
  cel: 'has(self.gatewayPort)',
  without: ['hosts', 'tls', 'paths', 'openapi'],
  why: 'beside `gatewayPort`, whose clients name no host and no path that a gateway could read',
});

/** One way in: the hosts and paths of an application at one ingress. */
export const exposure = alone(ofPort, {
  when: ({ tls }) => tls === 'passthrough',
  cel: 'has(self.tls) && self.tls == \'passthrough\'',
  without: ['paths', 'openapi'],
  why: 'beside `tls: passthrough`, where the application alone reads requests',
});
