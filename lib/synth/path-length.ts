import { trailingSlashRegex } from '../routing/istio/path-regex';
import type { PathPattern } from '../routing/path-pattern';
import type { Path, Problem } from '../specs/problem';

/** The most characters of a regular expression in a VirtualService (Istio, pkg/config/validation). */
const most = 1024;

/** A path whose longest expression Istio would refuse: it must be refused here, where its place is known. */
export function* pathLength(on: object, pattern: PathPattern, path: Path): Generator<Problem> {
  const { length } = trailingSlashRegex(pattern, 0);
  if (length <= most) return;
  const message = `this path is too long: its regular expression has ${length} characters, and Istio takes ${most}`;
  yield { code: 'path-too-long', on, path, message, help: 'write fewer `{x}` or fewer literal characters, or end it in `/**` sooner' };
}
