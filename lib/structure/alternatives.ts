import { quoteAll } from '../specs/show';
import { holds, tell, type Check } from './check';
import type { Words } from './fault';
import { hasField, isRecord } from './is-record';
import type { Schema } from './schema';

/** How many of several schemas must hold. */
export function checkAlternatives(schemas: readonly Schema[], compile: (schema: Schema) => Check, fits: (held: number) => boolean): Check {
  const checks = schemas.map(compile);
  const fields = [...new Set(schemas.flatMap(({ required = [] }) => required))];
  return (value, judging) => {
    let held = 0;
    for (const check of checks) {
      if (holds(check, value)) held++;
    }
    if (!fits(held)) tell(judging, 'structure', () => words(value, fields, held));
  };
}

function words(value: unknown, fields: readonly string[], held: number): Words {
  const set = isRecord(value) ? fields.filter((name) => hasField(value, name)) : [];
  if (set.length > 1) return { message: `of ${quoteAll(fields)} one may be set, and ${quoteAll(set)} are`, help: `keep one of ${quoteAll(set)}` };
  if (set.length === 0 && fields.length > 0) return { message: `one of ${quoteAll(fields)} must be set, and none is`, help: `add one of ${quoteAll(fields)}` };
  return { message: `this fits ${held} of the forms that it may have`, help: 'make it one of them' };
}
