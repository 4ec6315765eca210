import type { Check, Judging } from '../../lib/structure/check';

/** What a check has to say of a value. */
export function messagesOf(check: Check, value: unknown): readonly string[] {
  const judging: Judging = { path: [], faults: [], count: 0 };
  check(value, judging);
  return judging.faults!.map(({ message }) => message);
}
