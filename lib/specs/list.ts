import * as z from 'zod/mini';
import { about } from './field';
import { withRule, type Mistake } from './rule';
import type { Reason } from './text';

/** How long a list may be, and what an empty one could be taken for. */
export interface ListKind {
  readonly max: number;
  /** Why an empty list is refused; without it, an empty list is fine. */
  readonly empty?: Reason;
}

/** A list field. */
export function list<Item extends z.ZodMiniType>(item: Item, { max, empty }: ListKind): z.ZodMiniArray<Item> {
  const schema = withRule(z.array(item), (value: readonly unknown[]) => mistakesOf(value.length, max, empty));
  return about(schema, { ...empty && { minItems: 1 }, maxItems: max });
}

function mistakesOf(length: number, max: number, empty: Reason | undefined): readonly Mistake[] {
  if (length === 0 && empty) return [{ code: 'empty', ...empty }];
  if (length > max) return [{ code: 'too-many', message: `the list has ${length} entries`, help: `use at most ${max}` }];
  return [];
}
