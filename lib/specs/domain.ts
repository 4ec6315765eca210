import * as z from 'zod/mini';
import { certificate } from './certificate';
import { about, defaulted, field, optional } from './field';
import { domainName } from './host';
import { integer } from './numbers';
import { exactlyOneOf } from './one-of';
import { text } from './text';

const zoneId = text({
  noun: 'zone id',
  code: 'invalid-zone-id',
  pattern: /^[A-Z0-9]+$/,
  maxLength: 32,
  allowed: 'upper-case letters and digits, as in `Z0123456789ABCDEFGHIJ`',
  explain: (value) => value.startsWith('/hostedzone/') ? [{ message: 'the zone id has a prefix', help: 'leave out `/hostedzone/`' }] : [],
});

const route53 = about(z.strictObject({
  zoneId: field(zoneId, 'The id of the hosted zone.', { example: 'Z0123456789ABCDEFGHIJ' }),
  ttl: defaulted(integer('ttl', 1, 2147483647), 300, 'How long a resolver may keep a record, in seconds. An alias record has none of its own.'),
}), { later: ['records'] });

const dns = about(exactlyOneOf(z.strictObject({
  route53: optional(route53, 'Records in a hosted zone of Amazon Route 53.', { example: '{zoneId: Z0123456789ABCDEFGHIJ}' }),
  externalDns: optional(z.strictObject({}), 'A `DNSEndpoint` for the external-dns of the cluster, with whatever provider it has.', { example: '{}' }),
  none: optional(z.strictObject({}), 'No records: someone else looks after them.', { example: '{}' }),
}), ['route53', 'externalDns', 'none']), { later: ['azure', 'google'] });

/** A domain of an ingress, with its certificate and its DNS. */
export const domain = z.strictObject({
  name: field(domainName, 'The domain, in lower case.', { example: 'example.com' }),
  certificate: optional(certificate, 'Where its certificate comes from: exactly one of the fields.', {
    fallback: 'none, which suits hosts that are passed through alone',
    example: '{acme: {email: ops@example.com}}',
  }),
  dns: field(dns, 'Who keeps its DNS records: exactly one of the fields.', { example: '{route53: {zoneId: Z0123456789ABCDEFGHIJ}}' }),
});
