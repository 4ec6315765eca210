import * as z from 'zod/mini';
import { field } from './field';
import { list } from './list';
import { atLeastOneOf } from './one-of';
import { eachOnce, outsideHost, toldApart } from './outside-host';
import { reason } from './reason';
import { unique } from './unique';

const entry = atLeastOneOf(z.strictObject({
  ...outsideHost,
  reason: field(reason, 'Why it is called, for whoever reviews what leaves the mesh.', { example: 'payments' }),
}), ['host', 'addresses']);

/** A host outside of the mesh, or addresses, and the ports that may be called there. */
export const externals = unique(list(toldApart(entry), {
  max: 64,
  empty: { message: '`external` is empty, which could be read as every host', help: 'leave `external` out to call none' },
}), eachOnce);
