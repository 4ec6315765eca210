import type { Problem } from './problem';

/** Yields every problem on the way and returns what could be made; `yield*` passes the problems on and takes the value. */
export type Checked<Value> = Generator<Problem, Value>;

/** Runs to the end: the value, and all problems in the order in which they were found. */
export function collect<Value>(checked: Checked<Value>): { readonly value: Value; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  for (;;) {
    const { done, value } = checked.next();
    if (done) return { value, problems };
    problems.push(value);
  }
}

/** The checks one after another, and all their values. */
export function* each<Item, Value>(items: Iterable<Item>, check: (item: Item, index: number) => Checked<Value>): Checked<Value[]> {
  const values: Value[] = [];
  let index = 0;
  for (const item of items) values.push(yield* check(item, index++));
  return values;
}
