/** One path of a spec, cut at its slashes; `/orders/{id}` matches one segment at `{id}`, a last `/**` what is above it and everything below. */
export interface PathPattern {
  readonly text: string;
  /** Literal segments as text, `undefined` for `{x}`. */
  readonly segments: readonly (string | undefined)[];
  /** Whether the path ends in `/**`. */
  readonly tree: boolean;
  /** Where `%2F` may stand: in the names below a tree, or in place of any slash but the first. Absent: nowhere. */
  readonly encodedSlashes?: 'inNames' | 'asSlashes';
}

/** Reads a path that has passed the schema of the specs. */
export function parsePath(text: string): PathPattern {
  const tree = text.endsWith('/**');
  const parts = (tree ? text.slice(0, -'/**'.length) : text).split('/').slice(1);
  const segments = parts.filter((part) => part !== '').map((part) => (part.startsWith('{') ? undefined : part));
  return { text, segments, tree };
}

/** Whether the path has neither `{x}` nor `/**`. */
export function isLiteral({ segments, tree }: PathPattern): boolean {
  return !tree && !segments.includes(undefined);
}

/** Equal for two paths that match the same requests: the names of their `{x}` do not count. */
export function shapeOf({ segments, tree }: PathPattern): string {
  return segments.map((segment) => `/${segment ?? '{}'}`).join('') + (tree ? '/**' : '');
}

/** A literal before `{x}` before `/**`; the end of a path before `/**` as well. */
function rankAt({ segments, tree }: PathPattern, index: number): number {
  if (index < segments.length) return segments[index] === undefined ? 2 : 1;
  return tree ? 3 : 0;
}

/** Orders paths from the most specific: compared segment by segment from the left, the first that differs decides; 0 when none does. */
export function compareSpecificity(a: PathPattern, b: PathPattern): number {
  for (let index = 0; index <= Math.max(a.segments.length, b.segments.length); index++) {
    const difference = rankAt(a, index) - rankAt(b, index);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether some request path, in some case of its letters, is matched by both. */
export function overlaps(a: PathPattern, b: PathPattern): boolean {
  const shared = Math.min(a.segments.length, b.segments.length);
  for (let index = 0; index < shared; index++) {
    const [left, right] = [a.segments[index], b.segments[index]];
    if (left !== undefined && right !== undefined && left.toLowerCase() !== right.toLowerCase()) return false;
  }
  if (a.segments.length === b.segments.length) return true;
  return (a.segments.length < b.segments.length ? a : b).tree;
}

/** Whether every request path that `inner` matches, in any case of its letters, is matched by `outer` too. */
export function contains(outer: PathPattern, inner: PathPattern): boolean {
  if (inner.tree && !outer.tree) return false;
  if (outer.tree ? inner.segments.length < outer.segments.length : inner.segments.length !== outer.segments.length) return false;
  return outer.segments.every((segment, index) => segment === undefined || segment.toLowerCase() === inner.segments[index]?.toLowerCase());
}

/** How many leading segments are the same literals, letter for letter, in both. */
export function sharedLiterals(a: PathPattern, b: PathPattern): number {
  const differs = a.segments.findIndex((segment, index) => segment === undefined || segment !== b.segments[index]);
  return differs === -1 ? a.segments.length : differs;
}
