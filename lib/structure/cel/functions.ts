import { ipVersion } from '../ip-version';
import { durationOf } from './duration';
import { urlScheme } from './url-scheme';
import { Duration, equal, isMap, RuleError } from './values';

type Apply = (first: unknown, second: unknown, third: unknown) => unknown;

/** The functions and operators of CEL that the rules of the structures use, by the names that a parser gives them. */
export const functions: Readonly<Record<string, Apply>> = {
  '_==_': equal,
  '_!=_': (a, b) => !equal(a, b),
  '_<_': (a, b) => order(a, b) < 0,
  '_<=_': (a, b) => order(a, b) <= 0,
  '_>_': (a, b) => order(a, b) > 0,
  '_>=_': (a, b) => order(a, b) >= 0,
  '_+_': (a, b) => plus(a, b),
  '!_': (value) => !boolean(value),
  '_[_]': (range, key) => at(range, key),
  '@in': (item, range) => isIn(item, range),
  'size': (value) => size(value),
  'int': (value) => integer(value),
  'contains': (a, b) => text(a).includes(text(b)),
  'startsWith': (a, b) => text(a).startsWith(text(b)),
  'endsWith': (a, b) => text(a).endsWith(text(b)),
  'matches': (a, b) => expression(text(b)).test(text(a)),
  'split': (value, by) => text(value).split(text(by)),
  'substring': (value, start, end) => substring([...text(value)], start, end),
  'duration': (value) => required(durationOf(text(value)), value, 'duration'),
  'isIP': (value) => ipVersion(text(value)) !== undefined,
  'isURL': (value) => urlScheme(text(value)) !== undefined,
  // a URL is represented by its text
  'url': (value) => (required(urlScheme(text(value)), value, 'URL'), value),
  'getScheme': (value) => urlScheme(text(value)) ?? '',
};

function order(a: unknown, b: unknown): number {
  if (a instanceof Duration && b instanceof Duration) return compare(a.nanoseconds, b.nanoseconds);
  if (typeof a === 'number' && typeof b === 'number') return compare(a, b);
  if (typeof a === 'string' && typeof b === 'string') return compare(a, b);
  throw new RuleError('these cannot be compared');
}

function compare<T extends bigint | number | string>(a: T, b: T): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function plus(a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') return a + b;
  return text(a) + text(b);
}

function at(range: unknown, key: unknown): unknown {
  if (Array.isArray(range) && typeof key === 'number' && key in range) return range[key];
  throw new RuleError('there is no such item');
}

function isIn(item: unknown, range: unknown): boolean {
  if (Array.isArray(range)) return range.some((other) => equal(item, other));
  if (isMap(range)) return typeof item === 'string' && Object.hasOwn(range, item);
  throw new RuleError('`in` needs a list or a map');
}

function size(value: unknown): number {
  if (typeof value === 'string') return [...value].length;
  if (Array.isArray(value)) return value.length;
  if (isMap(value)) return Object.keys(value).length;
  throw new RuleError('this has no size');
}

function integer(value: unknown): number {
  if (typeof value === 'number') return Math.trunc(value);
  const number = /^[+-]?\d+$/.test(text(value)) ? Number(value) : NaN;
  // beyond that it is an integer that no number here tells from its neighbour
  if (!Number.isSafeInteger(number)) throw new RuleError('this is no integer');
  return number;
}

function substring(characters: readonly string[], start: unknown, end: unknown = characters.length): string {
  if (typeof start !== 'number' || typeof end !== 'number' || start < 0 || start > end || end > characters.length) throw new RuleError('the text is shorter');
  return characters.slice(start, end).join('');
}

const expressions = new Map<string, RegExp>();

/** Patterns stand in the rules, so that there are few of them. */
function expression(pattern: string): RegExp {
  const known = expressions.get(pattern) ?? compiled(pattern);
  expressions.set(pattern, known);
  return known;
}

/** CEL's expressions are those of RE2, which may say within them that case does not matter. */
function compiled(pattern: string): RegExp {
  return pattern.startsWith('^(?i)') ? new RegExp(pattern.replace('(?i)', ''), 'iu') : new RegExp(pattern, 'u');
}

function required<T>(value: T | undefined, of: unknown, what: string): T {
  if (value === undefined) throw new RuleError(`\`${String(of).slice(0, 60)}\` is no ${what}`);
  return value;
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new RuleError('this is no text');
  return value;
}

function boolean(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new RuleError('this is no boolean');
  return value;
}
