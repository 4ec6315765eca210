import * as z from 'zod/mini';
import { defaulted, field, optional } from './field';
import { dnsSubdomain } from './names';
import { exactlyOneOf } from './one-of';
import { text } from './text';
import { explainUrl, httpsPattern } from './url';

const email = text({
  noun: 'e-mail address',
  code: 'invalid-email',
  pattern: /^[A-Za-z0-9.!#$%&'*+=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+$/,
  maxLength: 254,
  allowed: 'an address as in `ops@example.com`',
});

const server = text({
  noun: 'ACME server',
  code: 'invalid-acme-server',
  pattern: new RegExp(`^(letsencrypt|letsencrypt-staging|${httpsPattern})$`),
  maxLength: 2048,
  allowed: '`letsencrypt`, `letsencrypt-staging`, or the `https://` URL of a directory',
  explain: (value) => value.includes('://') ? explainUrl(value) : [],
});

const apiName = (noun: string, pattern: RegExp, allowed: string) => text({ noun, code: 'invalid-name', pattern, maxLength: 63, allowed });

const acme = z.strictObject({
  email: field(email, 'The address that the authority writes to when a certificate is about to end.', { example: 'ops@example.com' }),
  server: defaulted(server, 'letsencrypt', 'The authority: `letsencrypt`, `letsencrypt-staging`, or the URL of an ACME directory.'),
  challenge: optional(z.enum(['dns01', 'http01']), 'How control of the domain is shown. Wildcard hosts need `dns01`.', {
    fallback: '`dns01` where the DNS of the domain is ours, else `http01`',
  }),
});

const secret = z.strictObject({
  name: field(dnsSubdomain('name'), 'The name of the Secret.', { example: 'example-com-tls' }),
});

const issuer = z.strictObject({
  name: field(dnsSubdomain('name'), 'The name of the issuer.', { example: 'corporate' }),
  kind: defaulted(apiName('kind', /^[A-Z][A-Za-z0-9]*$/, 'a kind, as in `Issuer` or `ClusterIssuer`'), 'Issuer', 'The kind of the issuer.'),
  group: defaulted(dnsSubdomain('API group'), 'cert-manager.io', 'The API group of the issuer.'),
});

/** Where the certificate of a domain comes from: exactly one of the three. */
export const certificate = exactlyOneOf(z.strictObject({
  acme: optional(acme, 'It is asked for at an ACME authority, through cert-manager.', { example: '{email: ops@example.com}' }),
  secret: optional(secret, 'It is in a Secret of the gateway\'s namespace, which someone else looks after.', { example: '{name: example-com-tls}' }),
  issuer: optional(issuer, 'It is asked for at an issuer of cert-manager that exists already.', { example: '{name: corporate, kind: ClusterIssuer}' }),
}), ['acme', 'secret', 'issuer']);
