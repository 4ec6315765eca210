import type { PathRule } from '../routing/intent';
import type { Path } from '../specs/problem';

/** Where the path of a rule is written; the entry of `expose` where it is its default. */
export function placeOf({ origin: { path } }: PathRule): Path {
  return path.includes('paths') ? [...path, 'path'] : path;
}
