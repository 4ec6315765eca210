/** A value as a list; an empty one where it is none, since what nobody has judged may be anything. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
