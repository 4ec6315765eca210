import * as z from 'zod/mini';
import { about } from './field';
import { withRule } from './rule';
import type { Reason } from './text';

/** How large a map may be, and what an empty one could be taken for. */
export interface MapKind {
  readonly max: number;
  readonly empty: Reason;
}

/** A map of texts with at least one entry. */
export function map(
  key: z.ZodMiniString<string>, value: z.ZodMiniString<string>, { max, empty }: MapKind,
): z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniString<string>> {
  return about(withRule(z.record(key, value), (entries) => {
    const size = Object.keys(entries).length;
    if (size > max) return [{ code: 'too-many', message: `the map has ${size} entries`, help: `use at most ${max}` }];
    return size > 0 ? [] : [{ code: 'empty', ...empty }];
  }), { minProperties: 1, maxProperties: max });
}
