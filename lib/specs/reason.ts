import * as z from 'zod/mini';
import { field } from './field';
import { text } from './text';

/** Why an exception is made, for those who review it later. */
export const reason = field(text({
  noun: 'reason',
  code: 'invalid-reason',
  pattern: /[^\s]/,
  maxLength: 512,
  allowed: 'a sentence, of at most 512 characters, for those who review the exception',
}), 'Why this exception is made, for whoever reviews it.', { example: 'probed by the load balancer' });

/** The object that makes an exception and says why. */
export const withReason = z.strictObject({ reason });
