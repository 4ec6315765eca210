import * as z from 'zod/mini';
import { about } from './field';
import { withRule } from './rule';

/** A whole number within bounds, both included. */
export function integer(noun: string, minimum: number, maximum: number): z.ZodMiniNumber<number> {
  const schema = withRule(z.number(), (value) => Number.isInteger(value) && value >= minimum && value <= maximum ? [] : [{
    code: 'out-of-range',
    message: `the ${noun} \`${value}\` is not allowed`,
    help: `use a whole number from ${minimum} to ${maximum}`,
  }]);
  return about(schema, { type: 'integer', minimum, maximum });
}

/** A TCP port. */
export const portNumber = integer('port', 1, 65535);
