import * as z from 'zod/mini';
import { defaulted, field, optional } from './field';
import { domainName } from './host';
import { dnsLabel } from './names';
import { integer } from './numbers';
import { exactlyOneOf } from './one-of';
import { quote } from './show';
import { text } from './text';

const zoneId = text({
  noun: 'zone id',
  code: 'invalid-zone-id',
  pattern: /^[A-Z0-9]+$/,
  maxLength: 32,
  allowed: 'upper-case letters and digits, as in `Z0123456789ABCDEFGHIJ`',
  explain: (value) => value.startsWith('/hostedzone/') ? [{ message: 'the zone id has a prefix', help: 'leave out `/hostedzone/`' }] : [],
});

const managedZone = text({
  noun: 'managed zone',
  code: 'invalid-zone-id',
  pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
  maxLength: 63,
  allowed: 'lower-case letters, digits and `-`, with a letter first, as in `example-com`',
  explain: (value) => value.includes('.') ? [{ message: `${quote(value)} is a domain, and a managed zone has a name of its own`, help: 'write that, as `gcloud dns managed-zones list` shows it' }] : [],
});

const project = text({
  noun: 'project id',
  code: 'invalid-name',
  pattern: /^([a-z0-9.-]+:)?[a-z][-a-z0-9]*[a-z0-9]$/,
  maxLength: 63,
  allowed: 'the id of a project, as in `platform-dns`',
});

const resourceGroup = text({
  noun: 'resource group',
  code: 'invalid-name',
  pattern: /^[A-Za-z0-9_()-]([A-Za-z0-9_().-]*[A-Za-z0-9_()-])?$/,
  maxLength: 90,
  allowed: 'letters, digits, `-`, `_`, `.`, `(` and `)`, with no `.` first or last',
});

const subscription = text({
  noun: 'subscription id',
  code: 'invalid-name',
  pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  maxLength: 36,
  allowed: 'a UUID in lower case, as `az account show --query id` prints it',
});

const records = z.enum(['perHost', 'wildcard']);
/** Each a schema of its own, since what is known of a field is known by its schema. */
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

const google = z.strictObject({
  zone: field(managedZone, 'The name of the managed zone, which is not that of the domain.', { example: 'example-com' }),
  project: field(project, 'The id of the project that holds the zone.', { example: 'platform-dns' }),
  ttl: ttlField(),
  records: recordsField(),
});

const azure = z.strictObject({
  zone: field(domainName, 'The name of the zone: the domain, or one above it.', { example: 'example.com' }),
  resourceGroup: field(resourceGroup, 'The resource group that holds the zone.', { example: 'dns' }),
  subscription: field(subscription, 'The id of the subscription.', { example: '00000000-0000-0000-0000-000000000000' }),
  ttl: ttlField(),
  records: recordsField(),
});

const provider = z.strictObject({
  name: field(dnsLabel('name'), 'The name of the provider, as the program gives it.', { example: 'cloudflare' }),
  ttl: ttlField(),
  records: recordsField(),
});

const externalDns = z.strictObject({ records: recordsField() });

/** Who keeps the records of a domain: exactly one of the fields. */
export const dns = exactlyOneOf(z.strictObject({
  route53: optional(route53, 'Records in a hosted zone of Amazon Route 53.', { example: '{zoneId: Z0123456789ABCDEFGHIJ}' }),
  google: optional(google, 'Records in a managed zone of Google Cloud DNS.', { example: '{zone: example-com, project: platform-dns}' }),
  azure: optional(azure, 'Records in a public zone of Azure DNS.', {
    example: '{zone: example.com, resourceGroup: dns, subscription: 00000000-0000-0000-0000-000000000000}',
  }),
  externalDns: optional(externalDns, 'A `DNSEndpoint` for the external-dns of the cluster, with whatever provider it has.', { example: '{}' }),
  provider: optional(provider, 'Records by a provider that a program of cdk8s or Pulumi brings, as one of its `dnsProviders`.', { example: '{name: cloudflare}' }),
  none: optional(z.strictObject({}), 'No records: someone else looks after them.', { example: '{}' }),
}), ['route53', 'google', 'azure', 'externalDns', 'provider', 'none']);

