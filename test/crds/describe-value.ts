import { isRecord } from '../../lib/structure/is-record';

/** What a value is, in words for a message: a string `x`, null, a list, an instance of Date. */
export function describeValue(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'a list';
  if (typeof value !== 'object') return `a ${typeof value} \`${String(value)}\``;
  return isRecord(value) ? 'an object' : `an instance of ${value.constructor.name}`;
}
