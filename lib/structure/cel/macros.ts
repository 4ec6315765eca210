import type { Macro } from './expression';
import { isMap, RuleError } from './values';

type Holds = (item: unknown) => unknown;

/** What each macro makes of the items of its range. */
export const macros: Readonly<Record<Macro, (items: readonly unknown[], holds: Holds) => unknown>> = {
  all: (items, holds) => decided(items, holds, false),
  exists: (items, holds) => decided(items, holds, true),
  exists_one: (items, holds) => items.filter((item) => asked(item, holds)).length === 1,
  filter: (items, holds) => items.filter((item) => asked(item, holds)),
};

/** The items of a list, the keys of a map. */
export function keysOrItems(range: unknown): readonly unknown[] {
  if (Array.isArray(range)) return range;
  if (isMap(range)) return Object.keys(range);
  throw new RuleError('a macro needs a list or a map');
}

/** As with `&&` and `||`, one item that decides does so whatever cannot be computed of the others. */
function decided(items: readonly unknown[], holds: Holds, decisive: boolean): boolean {
  let failure: unknown;
  for (const item of items) {
    try {
      if (asked(item, holds) === decisive) return decisive;
    } catch (error) {
      failure ??= error;
    }
  }
  if (failure !== undefined) throw failure;
  return !decisive;
}

function asked(item: unknown, holds: Holds): boolean {
  const answer = holds(item);
  if (typeof answer !== 'boolean') throw new RuleError('a condition is no boolean');
  return answer;
}
