import { trailingSlashRegex } from '../routing/istio/path-regex';
import type { PathPattern } from '../routing/path-pattern';
import type { Path, Problem } from '../specs/problem';

/** The most characters of a regular expression in a VirtualService (Istio, pkg/config/validation). */
const most = 1024;

/** How an expression over paths is written in the end. */
export type Written = (regex: string) => string;

/** A path whose longest expression Istio would refuse: it must be refused here, where its place is known. */
export function* pathLength(on: object, pattern: PathPattern, path: Path, written?: Written): Generator<Problem> {
  const length = lengthOf(pattern, written);
  if (length <= most) return;
  const message = `this path is too long: its regular expression has ${length} characters, and Istio takes ${most}`;
  yield { code: 'path-too-long', on, path, message, help: 'write fewer `{x}` or fewer literal characters, or end it in `/**` sooner' };
}

/** The same of what `pathLength` found nothing wrong with while it was not written in this way. */
export function* lengthOnceWritten(on: object, pattern: PathPattern, path: Path, written: Written): Generator<Problem> {
  if (lengthOf(pattern) <= most) yield* pathLength(on, pattern, path, written);
}

function lengthOf(pattern: PathPattern, written: Written = (regex) => regex): number {
  return written(trailingSlashRegex(pattern, 0)).length;
}
