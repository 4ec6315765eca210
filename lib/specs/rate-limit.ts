import * as z from 'zod/mini';
import { claimName } from './claim';
import { field, optional } from './field';
import { matchedHeader } from './header';
import { integer } from './numbers';
import { exactlyOneOf } from './one-of';
import { text } from './text';

const span = text({
  noun: 'span of time',
  code: 'invalid-duration',
  pattern: /^[1-9][0-9]{0,3}[smh]$/,
  maxLength: 5,
  allowed: 'a whole number of `s`, `m` or `h`, as in `1s`, `1m` or `24h`',
});

const by = exactlyOneOf(z.strictObject({
  clientAddress: optional(z.strictObject({}), 'The address of the client, as the gateway tells it from those of the proxies before it (`numTrustedProxies`).', { example: '{}' }),
  header: optional(matchedHeader, [
    'A header of the request; requests without it are counted together. Clients write what they like into it and have a limit for each value,',
    'unless it is one of `claimsToHeaders`, so that it is for clients that mean well.',
  ].join(' '), { example: 'x-tenant' }),
  claim: optional(claimName('name a claim at the top of the token'), 'A claim at the top of the token that the path asks for; where it is no text, requests are counted together.', { example: 'sub' }),
}), ['clientAddress', 'header', 'claim']);

/** How often one client may use a path. */
export const rateLimit = z.strictObject({
  requests: field(integer('number of requests', 1, 1_000_000), 'How many in a row, and how many in the span.', { example: '100' }),
  per: field(span, 'The span in which they are given back, one after the other.', { example: '1m' }),
  by: field(by, 'What tells one client from another: exactly one of the fields.', { example: '{claim: sub}' }),
});
