import type { Path } from '../../diagnostics/finding';
import { list } from '../../kube/list';
import { record } from '../../kube/record';

/** A value inside a resource, with its place there. */
export interface Placed<T> {
  readonly path: Path;
  readonly value: T;
}

/** The objects in a list; what is no object counts as an empty one. */
export function itemsAt(value: unknown, path: Path): Placed<Readonly<Record<string, unknown>>>[] {
  return list(value).map((item, index) => ({ path: [...path, index], value: record(item) }));
}

/** The texts in a list, empty ones too. */
export function textsAt(value: unknown, path: Path): Placed<string>[] {
  return list(value).flatMap((item, index) => (typeof item === 'string' ? [{ path: [...path, index], value: item }] : []));
}

/** The values of an object, by key. */
export function entriesAt(value: unknown, path: Path): (Placed<unknown> & { readonly key: string })[] {
  return typeof value !== 'object' || value === null || Array.isArray(value) ? [] : Object.entries(value).map(([key, item]) => ({ key, path: [...path, key], value: item }));
}
