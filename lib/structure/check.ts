import type { FaultKind, StructureFault, Words } from './fault';

/** The place of a document that is looked at, and the faults found so far. */
export interface Judging {
  /** Grows and shrinks on the way through the document. */
  readonly path: (string | number)[];
  /** Where the faults go; without it they are only counted. */
  readonly faults?: StructureFault[];
  count: number;
}

/** Judges the value at the place that is looked at. */
export type Check = (value: unknown, judging: Judging) => void;

/** Runs all of several checks. */
export function checkAll(checks: readonly Check[]): Check {
  if (checks.length === 1) return checks[0]!;
  return (value, judging) => {
    for (const check of checks) check(value, judging);
  };
}

/** Judges a field or an item of the value that is looked at. */
export function checkBelow(check: Check, value: unknown, key: string | number, judging: Judging): void {
  judging.path.push(key);
  check(value, judging);
  judging.path.pop();
}

/** Tells a fault at the place that is looked at, or at a field of it. */
export function tell(judging: Judging, kind: FaultKind, words: () => Words, field?: string): void {
  judging.count++;
  judging.faults?.push({ kind, path: field === undefined ? [...judging.path] : [...judging.path, field], ...words(), ...((kind === 'unknown-field' || field !== undefined) && { at: 'key' }) });
}

/** Only counts. One for all, since most documents ask it dozens of times. */
const counting: Judging = { path: [], count: 0 };

/** Whether a check has nothing to say of a value. */
export function holds(check: Check, value: unknown): boolean {
  const { count } = counting;
  check(value, counting);
  const held = counting.count === count;
  // a check that asks this of alternatives counts for itself
  counting.count = count;
  return held;
}
