import type { ChangeTree, Within } from './change-tree';

/**
 * A value after changes; a place in a list is that of the list as it was. Nothing where they cannot be made: below a text or a number,
 * by a name in a list, or behind the end of a list with a gap.
 */
export function changedValue(old: unknown, change: ChangeTree): { readonly value: unknown } | undefined {
  if ('value' in change) return change;
  if (old === undefined || old === null) return madeOfNothing(old, change);
  if (Array.isArray(old)) return changedList(old, change);
  return typeof old === 'object' ? changedObject(old, change) : undefined;
}

/** A list or an object with what is given; where all is taken away, nothing is made. */
function madeOfNothing(old: undefined | null, change: Within): { readonly value: unknown } | undefined {
  const made = areIndexes(change) ? changedList([], change) : changedObject({}, change);
  return made && Object.keys(made.value as object).length === 0 ? { value: old } : made;
}

/** Whether all parts are places in a list. */
function areIndexes({ parts }: Within): boolean {
  return parts.size > 0 && [...parts.keys()].every((part) => typeof part === 'number');
}

function changedList(old: readonly unknown[], change: Within): { readonly value: unknown } | undefined {
  const items: unknown[] = [...old];
  for (const index of [...change.parts.keys()].sort((a, b) => Number(a) - Number(b))) {
    if (typeof index !== 'number' || !(index in items || index === items.length)) return undefined;
    const changed = changedValue(items[index], change.parts.get(index)!);
    if (!changed) return undefined;
    items[index] = changed.value;
  }
  return { value: items.filter((item) => item !== undefined) };
}

function changedObject(old: object, change: Within): { readonly value: unknown } | undefined {
  const fields = new Map<string, unknown>(Object.entries(old));
  for (const [part, inner] of change.parts) {
    const changed = typeof part === 'string' ? changedValue(fields.get(part), inner) : undefined;
    if (!changed) return undefined;
    if (changed.value === undefined) fields.delete(String(part));
    else fields.set(String(part), changed.value);
  }
  return { value: Object.fromEntries(fields) };
}
