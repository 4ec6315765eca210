/** A value as an object; an empty one where it is none, since what nobody has judged may be anything. */
export function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? value as Record<string, unknown> : {};
}
