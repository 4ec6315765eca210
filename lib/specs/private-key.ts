import * as z from 'zod/mini';
import { defaulted, optional } from './field';
import { integer } from './numbers';
import { withRule } from './rule';

const sizes: Readonly<Record<'RSA' | 'ECDSA', readonly number[]>> = { RSA: [2048, 3072, 4096], ECDSA: [256, 384] };

/** The private key of a certificate: of the kinds that Envoy serves and clients know. */
export const privateKey = withRule(z.strictObject({
  algorithm: defaulted(z.enum(['RSA', 'ECDSA']), 'RSA', 'The kind of key; Envoy serves no `Ed25519`.'),
  size: optional(integer('key size', 256, 4096), 'The size in bits: 2048, 3072 or 4096 of `RSA`, 256 or 384 of `ECDSA`.', { fallback: '2048 of `RSA`, 256 of `ECDSA`', example: '4096' }),
}), ({ algorithm, size }) => {
  const allowed = new Map(Object.entries(sizes)).get(algorithm);
  if (typeof size !== 'number' || !allowed || allowed.includes(size)) return [];
  return [{ code: 'out-of-range', at: ['size'], message: `\`${algorithm}\` has no keys of ${size} bits here`, help: `use one of ${allowed.join(', ')}` }];
}, {
  rule: '!has(self.size) || (self.algorithm == \'RSA\' ? self.size in [2048, 3072, 4096] : self.size in [256, 384])',
  message: 'RSA has keys of 2048, 3072 or 4096 bits, ECDSA of 256 or 384',
});
