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

const records = z.enum(['perHost', 'wildcard']);
const recordsField = () => defaulted(records, 'perHost', [
  '`perHost`: one record for each host that is served, made with its application. `wildcard`: one record `*.<domain>`, made with the ingress, and',
  'one for the domain itself where that is granted; names that nobody serves lead to the gateway too, which refuses them. With `dns01` the certificate',
  'is for the wildcard then; an `issuer` should not prove single hosts over DNS, since a wildcard does not answer for a name while a record is below it.',
].join(' '));
const ttlField = () => defaulted(integer('ttl', 1, 2147483647), 300, 'How long a resolver may keep a record, in seconds. An alias record has none of its own.');

const route53 = z.strictObject({
  zoneId: field(zoneId, 'The id of the hosted zone.', { example: 'Z0123456789ABCDEFGHIJ' }),
  ttl: ttlField(),
  records: recordsField(),
});

const externalDns = z.strictObject({ records: recordsField() });

const dns = about(exactlyOneOf(z.strictObject({
  route53: optional(route53, 'Records in a hosted zone of Amazon Route 53.', { example: '{zoneId: Z0123456789ABCDEFGHIJ}' }),
  externalDns: optional(externalDns, 'A `DNSEndpoint` for the external-dns of the cluster, with whatever provider it has.', { example: '{}' }),
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
