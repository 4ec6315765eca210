import * as z from 'zod/mini';
import { defaulted, field, optional } from './field';
import { list } from './list';
import { dnsSubdomain } from './names';
import { withRule } from './rule';
import { quote } from './show';
import { text } from './text';
import { unique } from './unique';

const caSecret = z.strictObject({
  name: field(dnsSubdomain('name'), 'The name of the Secret.', { example: 'partners-ca' }),
});

const anyName = text({
  noun: 'subject alternative name',
  code: 'invalid-subject-alt-name',
  pattern: /^[!-~]+$/,
  maxLength: 512,
  allowed: 'a name as the certificate has it, of printable ASCII without spaces, as in `client.example.com` or `spiffe://example.com/client`',
});

/** A name in a certificate, without its type as OpenSSL shows it. */
const subjectAltName = withRule(anyName, (value) => {
  const [type] = /^(DNS|URI|IP|email):/.exec(value) ?? [];
  if (type === undefined) return [];
  return [{ code: 'invalid-subject-alt-name', message: `the subject alternative name ${quote(value)} has its type before it`, help: `write ${quote(value.slice(type.length))}: a name fits whatever its type` }];
}, { rule: '!self.matches(\'^(DNS|URI|IP|email):\')', message: 'a subject alternative name stands without its type' });

/** The certificates that clients show to a gateway. */
export const clientCertificates = z.strictObject({
  mode: defaulted(z.enum(['MUTUAL', 'OPTIONAL_MUTUAL']), 'MUTUAL', [
    'Whether a client must show one, in Istio\'s words: with `OPTIONAL_MUTUAL` one without any is let in, and one that shows a wrong one is not.',
  ].join(' ')),
  caSecret: field(caSecret, 'The Secret in the gateway\'s namespace that holds the authorities, as `ca.crt` (or `cacert`). While it is missing, no connection is taken.', {
    example: '{name: partners-ca}',
  }),
  subjectAltNames: optional(unique(list(subjectAltName, {
    max: 64,
    empty: { message: '`subjectAltNames` is empty, which could be read as any certificate', help: 'leave `subjectAltNames` out for any certificate of the authorities' },
  }), { key: (item) => item, noun: 'subject alternative name', help: 'name each once', cel: 'x == y' }), [
    'The names of which a certificate must have one, whole and letter for letter, whatever its type (DNS, URI, IP or e-mail).',
  ].join(' '), { fallback: 'any certificate of the authorities', example: '[client.example.com]' }),
});
