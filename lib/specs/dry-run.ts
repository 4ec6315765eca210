import * as z from 'zod/mini';
import { day } from './day';
import { field } from './field';
import { reason } from './reason';

/** For how long the policies of an application refuse nobody, and why. */
export const dryRun = z.strictObject({
  until: field(day, 'The last day of it; once it is past, the document is a mistake.', { example: '"2026-12-31"' }),
  reason,
});
