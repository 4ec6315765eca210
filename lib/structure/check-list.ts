import { quoteAll } from '../specs/show';
import { checkBelow, tell, type Check } from './check';
import { counted } from './counted';
import { isRecord } from './is-record';
import type { Schema } from './schema';

/** A list whose items all fit the schema of an item. */
export function checkItems(schema: Schema, compile: (schema: Schema) => Check): Check {
  if (!schema.items) throw new Error('a list without `items` cannot be judged');
  const item = compile(schema.items);
  return (value, judging) => {
    if (!Array.isArray(value)) return;
    for (let index = 0; index < value.length; index++) checkBelow(item, value[index], index, judging);
  };
}

/** Least and greatest number of items. */
export function checkItemCount(min: number, max: number): Check {
  return (value, judging) => {
    if (!Array.isArray(value) || (value.length >= min && value.length <= max)) return;
    tell(judging, 'structure', () => counted('item', value.length, min, max));
  };
}

/** A list of type `map`: no two items with the same values under its keys; one of type `set`: no two items alike. */
export function checkListKeys(type: 'atomic' | 'map' | 'set', keys: readonly string[]): Check | undefined {
  if (type === 'atomic') return undefined;
  const isSet = type === 'set';
  return (value, judging) => {
    if (!Array.isArray(value)) return;
    const seen = new Map<string, number>();
    value.forEach((item: unknown, index) => {
      if (!isSet && !isRecord(item)) return;
      const identity = JSON.stringify(isRecord(item) ? keys.map((key) => scalar(item[key])) : scalar(item));
      const first = seen.get(identity);
      if (first === undefined) seen.set(identity, index);
      else checkBelow(isSet ? again(first) : twice(keys, first), item, index, judging);
    });
  };
}

function again(first: number): Check {
  return (_, judging) => tell(judging, 'structure', () => ({ message: `item ${first + 1} of this list is the same`, help: 'keep one of them' }));
}

function twice(keys: readonly string[], first: number): Check {
  return (_, judging) => tell(judging, 'structure', () => ({
    message: `item ${first + 1} of this list has the same ${quoteAll(keys)}`,
    help: `give each item its own ${quoteAll(keys)}`,
  }));
}

/** Keys of lists are scalars; anything else has a fault of its own, and need not be written out. */
function scalar(value: unknown): unknown {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
