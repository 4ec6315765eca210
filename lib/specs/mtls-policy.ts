import * as z from 'zod/mini';
import type { DeepReadonly } from './deep-readonly';
import { field, optional } from './field';
import { apiVersion } from './group';
import { list } from './list';
import { namespacedMetadata } from './metadata';
import { dnsLabel } from './names';
import { portNumber } from './numbers';
import { atLeastOneOf, exactlyOneOf } from './one-of';
import { unique } from './unique';

const mode = z.enum(['STRICT', 'PERMISSIVE', 'DISABLE']);

const servicePort = exactlyOneOf(z.strictObject({
  service: field(dnsLabel('service'), 'The Kubernetes Service, in the namespace of this document.', { example: 'orders' }),
  port: optional(dnsLabel('port name'), 'The port of the Service, by its name.', { fallback: '`portNumber`', example: 'http' }),
  portNumber: optional(portNumber, 'The port of the Service, by its number, where it has no name.', { fallback: '`port`', example: '80' }),
  mode: field(mode, [
    'What its workloads take there: `STRICT` mutual TLS alone, `PERMISSIVE` plaintext as well, `DISABLE` plaintext alone.',
    'No other port of theirs changes.',
  ].join(' '), { example: 'STRICT', why: 'there is no state that is right everywhere' }),
}), ['port', 'portNumber']);

const services = unique(list(servicePort, {
  max: 64,
  empty: { message: '`services` is empty, which could be read as every service', help: 'list the ports one by one, or leave `services` out and give `default`' },
}), {
  key: ({ service, port, portNumber: number }) => [service, port ?? number].every((part) => ['string', 'number'].includes(typeof part))
    ? `${service}:${port ?? number}`
    : undefined,
  at: ({ port }) => (port === undefined ? 'portNumber' : 'port'),
  noun: 'service port',
  help: 'keep one of them: a port has one mode',
  cel: `x.service == y.service && ${same('port')} && ${same('portNumber')}`,
});

const spec = atLeastOneOf(z.strictObject({
  services: optional(services, 'The service ports and the modes that they should have.', {
    fallback: 'none',
    example: '[{service: orders, port: http, mode: STRICT}]',
  }),
  default: optional(mode, [
    'The mode of the whole namespace, for what is not listed and has no mode of its own.',
    'It is set once every service in the namespace is ready for it; ports that only somebody outside the mesh calls stay `PERMISSIVE`.',
  ].join(' '), { fallback: 'it stays as it is', example: 'STRICT' }),
}), ['services', 'default']);

/** In CEL, which the API server evaluates for wrong entries too; it counts a conversion to text as longer than it could ever be, and refuses the rule. */
function same(name: string): string {
  return `has(x.${name}) == has(y.${name}) && (!has(x.${name}) || x.${name} == y.${name})`;
}

/** The schema of a MtlsPolicy. */
export const mtlsPolicy = field(z.strictObject({
  apiVersion,
  kind: z.literal('MtlsPolicy'),
  metadata: namespacedMetadata('The namespace of the services.'),
  spec: field(spec, 'The modes that are asked for.', { example: '{services: [{service: orders, port: http, mode: STRICT}]}' }),
}), 'The state of mutual TLS that service ports of one namespace should have, whatever is there now.');

/** The modes that service ports of one namespace should have. */
export type MtlsPolicy = DeepReadonly<z.output<typeof mtlsPolicy>>;
/** The spec of a MtlsPolicy, parsed. */
export type MtlsPolicySpec = MtlsPolicy['spec'];
/** The spec of a MtlsPolicy, as it is written. */
export type MtlsPolicyInput = DeepReadonly<z.input<typeof mtlsPolicy>>['spec'];
