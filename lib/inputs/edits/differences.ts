import { sameValue } from '../../kube/same-value';
import type { ChangeTree, Within } from './change-tree';

/** What makes one object or list into another of its kind; nothing where they are not of one kind. */
export function differences(old: unknown, value: unknown): Within | undefined {
  if (!isCollection(old) || !isCollection(value) || Array.isArray(old) !== Array.isArray(value)) return undefined;
  const isList = Array.isArray(old);
  const names = new Set([...Object.keys(old), ...Object.keys(value)]);
  const parts = [...names].flatMap((name): [string | number, ChangeTree][] => {
    const [before, after] = [old, value].map((one) => (Object.hasOwn(one, name) ? one[name] : undefined));
    return sameValue(before, after) ? [] : [[isList ? Number(name) : name, { value: after }]];
  });
  return { parts: new Map(parts) };
}

function isCollection(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
