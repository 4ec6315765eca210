/** A copy of a plain value, in which each string that is a placeholder has become what it stands for. */
export function filled(value: unknown, inputs: ReadonlyMap<string, unknown>): unknown {
  if (typeof value === 'string') return inputs.has(value) ? inputs.get(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => filled(item, inputs));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filled(item, inputs)]));
}
