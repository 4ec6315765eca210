import * as z from 'zod/mini';
import { certificate } from './certificate';
import { dns } from './dns';
import { field, optional } from './field';
import { domainName } from './host';
import { withRule } from './rule';
import { quote } from './show';

/** A domain of an ingress, with its certificate and its DNS. */
export const domain = withRule(z.strictObject({
  name: field(domainName, 'The domain, in lower case.', { example: 'example.com' }),
  certificate: optional(certificate, 'Where its certificate comes from: exactly one of the fields.', {
    fallback: 'none, which suits hosts that are passed through alone',
    example: '{acme: {email: ops@example.com}}',
  }),
  dns: field(dns, 'Who keeps its DNS records: exactly one of the fields.', { example: '{route53: {zoneId: Z0123456789ABCDEFGHIJ}}' }),
}), ({ name, dns: kept }) => {
  const zone = kept?.azure?.zone;
  if (typeof name !== 'string' || typeof zone !== 'string' || `.${name}`.endsWith(`.${zone}`)) return [];
  const message = `the zone ${quote(zone)} is not one that ${quote(name)} is in`;
  return [{ code: 'foreign-zone', at: ['dns', 'azure', 'zone'], message, help: 'name the zone of the domain itself, or of a domain above it' }];
}, {
  rule: '!has(self.dns.azure) || self.name == self.dns.azure.zone || self.name.endsWith(\'.\' + self.dns.azure.zone)',
  message: 'the domain is in the zone of Azure DNS',
});
