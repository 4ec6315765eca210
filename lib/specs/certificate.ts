import * as z from 'zod/mini';
import { defaulted, field, optional } from './field';
import { dnsName } from './host';
import { list } from './list';
import { dnsSubdomain } from './names';
import { exactlyOneOf } from './one-of';
import { privateKey } from './private-key';
import { withRule } from './rule';
import { quote } from './show';
import { text } from './text';
import { unique } from './unique';
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

const keyField = () => optional(privateKey, 'The private key, a new one with each renewal.', { fallback: 'cert-manager\'s own: `RSA` of 2048 bits', example: '{algorithm: ECDSA}' });

const acme = z.strictObject({
  email: field(email, 'The address that the authority writes to when a certificate is about to end.', { example: 'ops@example.com' }),
  server: defaulted(server, 'letsencrypt', 'The authority: `letsencrypt`, `letsencrypt-staging`, or the URL of an ACME directory.'),
  challenge: optional(z.enum(['dns01', 'http01']), 'How control of the domain is shown. Wildcard hosts need `dns01`.', {
    fallback: '`dns01` where the DNS of the domain is ours, else `http01`',
  }),
  privateKey: keyField(),
});

const hours = text({
  noun: 'duration',
  code: 'invalid-duration',
  pattern: /^[1-9][0-9]{0,4}h$/,
  maxLength: 6,
  allowed: 'whole hours, as in `2160h` for 90 days',
  explain: (value) => /^[1-9][0-9]{0,3}d$/.test(value) ? [{ message: `the duration ${quote(value)} is in days`, help: `write \`${Number(value.slice(0, -1)) * 24}h\`` }] : [],
});

const usages = unique(list(z.enum(['digital signature', 'key encipherment', 'server auth']), {
  max: 3,
  empty: { message: '`usages` is empty, which could be read as every usage', help: 'leave `usages` out for those of cert-manager' },
}), { key: (usage) => usage, noun: 'usage', help: 'name each once', cel: 'x == y' });

const dnsNames = unique(list(dnsName, {
  max: 100,
  empty: { message: '`dnsNames` is empty, and a certificate has a name', help: 'leave `dnsNames` out, or list the names of the certificate' },
}), { key: (name) => name, noun: 'DNS name', help: 'list each once' });

const secret = z.strictObject({
  name: field(dnsSubdomain('name'), 'The name of the Secret.', { example: 'example-com-tls' }),
  dnsNames: optional(dnsNames, [
    'All names that the certificate has. A browser uses a connection for every name of its certificate, and the gateway answers 404 where the host is another server\'s:',
    'they are needed where the certificate could have a name for a host of another certificate, and such a name is an error.',
  ].join(' '), { fallback: 'the hosts that are granted and shared in the domain', example: '["*.example.com", example.com]' }),
});

const renewed = z.strictObject({
  name: field(dnsSubdomain('name'), 'The name of the issuer.', { example: 'corporate' }),
  kind: defaulted(apiName('kind', /^[A-Z][A-Za-z0-9]*$/, 'a kind, as in `Issuer` or `ClusterIssuer`'), 'Issuer', 'The kind of the issuer.'),
  group: defaulted(dnsSubdomain('API group'), 'cert-manager.io', 'The API group of the issuer.'),
  duration: optional(hours, 'How long a certificate is asked for, in hours; many issuers have a limit of their own.', { fallback: 'cert-manager\'s own: 90 days', example: '720h' }),
  renewBefore: optional(hours, 'How long before its end it is renewed, in hours.', { fallback: 'cert-manager\'s own: a third of its duration', example: '240h' }),
  usages: optional(usages, 'What its key is for. An issuer may choose a template by them.', {
    fallback: 'cert-manager\'s own: `digital signature` and `key encipherment`',
    example: '[server auth]',
  }),
  privateKey: keyField(),
});

const issuer = withRule(renewed, ({ duration, renewBefore }) => {
  const [whole, before] = [duration, renewBefore].map((value) => (typeof value === 'string' ? Number.parseInt(value, 10) : Number.NaN)) as [number, number];
  return before >= whole ? [{ code: 'out-of-range', at: ['renewBefore'], message: '`renewBefore` is no less than `duration`, so that it would be renewed without end', help: 'renew it later' }] : [];
}, {
  rule: '!has(self.duration) || !has(self.renewBefore) || duration(self.renewBefore) < duration(self.duration)',
  message: 'renewBefore is less than duration',
});

/** Where the certificate of a domain comes from: exactly one of the three. */
export const certificate = exactlyOneOf(z.strictObject({
  acme: optional(acme, 'It is asked for at an ACME authority, through cert-manager.', { example: '{email: ops@example.com}' }),
  secret: optional(secret, 'It is in a Secret of the gateway\'s namespace, which someone else looks after.', { example: '{name: example-com-tls}' }),
  issuer: optional(issuer, 'It is asked for at an issuer of cert-manager that exists already.', { example: '{name: corporate, kind: ClusterIssuer}' }),
}), ['acme', 'secret', 'issuer']);
