import { record } from './record';

/** What stands at a path of a value; `undefined` where nothing does. */
export function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((part, key) => (Object.hasOwn(record(part), key) ? record(part)[key] : undefined), value);
}
