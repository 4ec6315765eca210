import type * as z from 'zod/mini';
import type { SharedRule } from './field';
import type { Path } from './problem';
import { withRule, type Mistake } from './rule';
import { quote } from './show';

/** What no two entries of a list may share. */
export interface Unique<Item> {
  /** What is compared; an entry that gives undefined is left out. */
  readonly key: (item: Item) => string | number | undefined;
  /** The field of an entry that it stands in; by default it is the entry itself. */
  readonly at?: (item: Item) => string;
  /** What it is called in a message. */
  readonly noun: string;
  /** Why two would be wrong. */
  readonly help: string;
  /** The same in CEL, over `x` and `y`, two entries that may be equal. */
  readonly cel?: string;
}

/** The list schema, in which no two entries share something. */
export function unique<Item extends z.ZodMiniType>(schema: z.ZodMiniArray<Item>, what: Unique<z.output<Item>>): z.ZodMiniArray<Item> {
  return withRule(schema, (items) => duplicates(items as readonly z.output<Item>[], what), sharedRule(what));
}

function duplicates<Item>(items: readonly Item[], { key, at, noun, help }: Unique<Item>): readonly Mistake[] {
  const first = new Map<string | number, number>();
  const placeOf = (i: number): Path => at ? [i, at(items[i]!)] : [i];
  return items.flatMap((item, i) => {
    const own = keyOf(item, key);
    if (own === undefined) return [];
    const before = first.get(own);
    if (before === undefined) {
      first.set(own, i);
      return [];
    }
    const related = [{ at: placeOf(before), message: 'first given here' }];
    return [{ code: 'duplicate', at: placeOf(i), message: `the ${noun} ${quote(String(own))} is given twice`, help, related }];
  });
}

/** An entry or its key may be of the wrong type, which is reported elsewhere. */
function keyOf<Item>(item: Item, key: Unique<Item>['key']): string | number | undefined {
  const own: unknown = item === null || item === undefined ? undefined : key(item);
  return typeof own === 'string' || typeof own === 'number' ? own : undefined;
}

function sharedRule({ cel, noun }: Pick<Unique<never>, 'cel' | 'noun'>): SharedRule | undefined {
  return cel === undefined ? undefined : { rule: `self.all(x, self.exists_one(y, ${cel}))`, message: `the same ${noun} is given twice` };
}
