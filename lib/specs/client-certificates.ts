import * as z from 'zod/mini';
import { defaulted, field, optional } from './field';
import { list } from './list';
import { dnsSubdomain } from './names';
import { subjectAltName } from './subject-alt-name';
import { unique } from './unique';

const caSecret = z.strictObject({
  name: field(dnsSubdomain('name'), 'The name of the Secret.', { example: 'partners-ca' }),
});

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
