import * as z from 'zod/mini';
import { optional } from './field';
import { ipBlock } from './ip-block';
import { list } from './list';
import { atLeastOneOf } from './one-of';
import { unique } from './unique';

function blocks(empty: string, help: string) {
  return unique(list(ipBlock, { max: 256, empty: { message: empty, help } }), {
    key: (item) => item,
    noun: 'IP block',
    help: 'name each block once',
    cel: 'x == y',
  });
}

/** From which addresses a gateway takes requests. */
export const remoteIpBlocks = atLeastOneOf(z.strictObject({
  allow: optional(blocks('`allow` is empty, which could be read as nobody and as everybody', 'leave `allow` out to let in all but those denied'), [
    'The blocks whose clients are let in; any other is refused with 403.',
    'An authority of ACME must reach the gateway from addresses that it does not publish, so that no certificate can be proven by `http01` beside it.',
  ].join(' '), { fallback: 'all but those denied', example: '[192.0.2.0/24]' }),
  deny: optional(blocks('`deny` is empty, which could be read as everybody', 'leave `deny` out to refuse none'), 'The blocks whose clients are refused with 403, those that `allow` lets in included.', {
    fallback: 'none',
    example: '[198.51.100.7]',
  }),
}), ['allow', 'deny']);
