/** Why a rule could not be computed; for a CRD that is as good as a broken rule. */
export class RuleError extends Error {}

/** A duration in nanoseconds, so that it is no number. */
export class Duration {
  constructor(readonly nanoseconds: bigint) {}
}

/** Whether a value is a CEL map: an object that is no list. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Duration);
}

/** Whether two values are equal, lists and maps by what they hold. */
export function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a instanceof Duration && b instanceof Duration) return a.nanoseconds === b.nanoseconds;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, index) => equal(item, b[index]));
  if (!isMap(a) || !isMap(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]));
}
