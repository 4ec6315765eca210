import { pathText } from '../../lib/diagnostics/path-text';
import type { Check, Judging } from '../../lib/structure/check';
import type { StructureFault } from '../../lib/structure/fault';

/** The messages of what a check has to say of a value. */
export function messagesOf(check: Check, value: unknown): readonly string[] {
  return faultsOf(check, value).map(({ message }) => message);
}

/** The same with the places. */
export function placedMessagesOf(check: Check, value: unknown): readonly string[] {
  return faultsOf(check, value).map(({ path, message }) => `${pathText(path)}: ${message}`);
}

function faultsOf(check: Check, value: unknown): readonly StructureFault[] {
  const judging: Judging = { path: [], faults: [], count: 0 };
  check(value, judging);
  return judging.faults!;
}
