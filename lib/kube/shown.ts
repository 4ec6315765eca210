/** A value that nobody has judged, as a short text; unlike `String` it takes objects that have no text. */
export function shown(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return Array.isArray(value) ? 'a list' : 'an object';
}
