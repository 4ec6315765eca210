import type { Path } from '../../diagnostics/finding';
import { shown } from '../../kube/shown';

/** The paths in a value, in the order of the document, of the fields that a test picks by key and value; what is picked is not looked into. */
export function* pathsWithin(value: unknown, picks: (key: string, value: unknown) => boolean): Iterable<Path> {
  // not recursive: nobody has judged how deep it is
  const open: { readonly at: Path; readonly value: unknown }[] = [{ at: [], value }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { at, value: part } = next;
    if (at.length > 0 && picks(shown(at.at(-1)), part)) {
      yield at;
      continue;
    }
    if (typeof part !== 'object' || part === null || at.length > deepest) continue;
    const entries = Array.isArray(part) ? [...part.entries()] : Object.entries(part);
    for (const [key, item] of entries.reverse()) open.push({ at: [...at, key], value: item });
  }
}

/** No configuration of a mesh is deeper. */
const deepest = 60;

/** The paths of the fields whose key, or whose text, has an expression in it. */
export function pathsOf(value: unknown, expression: RegExp): Iterable<Path> {
  return pathsWithin(value, (key, item) => expression.test(key) || (typeof item === 'string' && expression.test(item)));
}
