const deepest = 32;
const most = 100_000;

/** A value that cannot be read as plain data, and why. */
export class Unreadable extends Error {}

/** Stands for a value that is no plain data, such as a date; no schema accepts it. */
const foreign = Symbol('not plain data');

/**
 * A copy of a value as plain data, made without running code of its own: objects without a prototype, lists, and single values.
 * Properties that are undefined are left out, as in JSON.
 * @throws Unreadable where it is nested or repeated without end, too large, or has getters or a key `__proto__`.
 */
export function plain(value: unknown): unknown {
  let left = most;
  const copy = (part: unknown, depth: number): unknown => {
    if (typeof part !== 'object' || part === null) return part;
    if (depth > deepest) throw new Unreadable(`it is nested more than ${deepest} levels deep`);
    const keys = Array.isArray(part) ? part.length : isPlainObject(part) ? Object.keys(part) : undefined;
    if (keys === undefined) return foreign;
    left -= typeof keys === 'number' ? keys : keys.length;
    if (left < 0) throw new Unreadable(`it has more than ${most} values`);
    if (typeof keys === 'number') return Array.from({ length: keys }, (_, i) => copy(read(part, String(i)), depth + 1) ?? null);
    if (keys.includes('__proto__')) throw new Unreadable('it has a key `__proto__`');
    return keys.reduce((result, key) => {
      const own = copy(read(part, key), depth + 1);
      if (own !== undefined) result[key] = own;
      return result;
    }, Object.create(null) as Record<string, unknown>);
  };
  return copy(value, 0);
}

/** Objects of another realm have another `Object.prototype`, which has no prototype either. */
function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function read(owner: object, key: string): unknown {
  const property = Object.getOwnPropertyDescriptor(owner, key);
  if (property?.get || property?.set) throw new Unreadable('it has a getter or setter');
  return property?.value;
}
