import type { Schema } from '../../scripts/crds/schema';
import type { Check } from './check';
import { isRecord } from './is-record';

/** A list whose items all fit the schema of an item. */
export function checkItems(schema: Schema, compile: (schema: Schema) => Check): Check {
  if (!schema.items) throw new Error('a list without `items` cannot be judged');
  const item = compile(schema.items);
  return (value, path, errors) => {
    if (!Array.isArray(value)) return;
    for (let index = 0; index < value.length; index++) item(value[index], `${path}[${index}]`, errors);
  };
}

/** Least and greatest number of items. */
export function checkItemCount(min: number, max: number): Check {
  return (value, path, errors) => {
    if (!Array.isArray(value)) return;
    if (value.length < min) errors.push(`${path}: must have at least ${min} items, has ${value.length}`);
    if (value.length > max) errors.push(`${path}: must have at most ${max} items, has ${value.length}`);
  };
}

/** A list of type `map`: no two items with the same values under its keys. */
export function checkListKeys(type: 'atomic' | 'map' | 'set', keys: readonly string[]): Check | undefined {
  if (type === 'atomic') return undefined;
  if (type === 'set') throw new Error('a list of type `set` cannot be judged');
  return (value, path, errors) => {
    const seen = new Set<string>();
    (Array.isArray(value) ? value : []).forEach((item: unknown, index) => {
      const identity = JSON.stringify(isRecord(item) ? keys.map((key) => item[key]) : item);
      if (seen.has(identity)) errors.push(`${path}[${index}]: an item before it has the same \`${keys.join('`, `')}\``);
      seen.add(identity);
    });
  };
}
