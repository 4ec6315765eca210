import type { PathRule } from './intent';
import { parsePath, type PathPattern } from './path-pattern';

type Rewriting = Pick<PathRule, 'pattern' | 'serving'>;

/** The path as the application sees it. */
export function rewritten({ pattern, serving: { prefix } }: Rewriting): PathPattern {
  return prefix === undefined ? pattern : pathOf(parsePath(prefix).segments, pattern.tree);
}

/** What clients ask for, of all that this rule takes, where the application sees a path that fits `target`; undefined where it never does. */
export function askedFor(rule: Rewriting, target: PathPattern): PathPattern | undefined {
  const { pattern } = rule;
  const { segments: seen, tree } = rewritten(rule);
  const shared = Math.min(seen.length, target.segments.length);
  for (let index = 0; index < shared; index++) {
    const [own, wanted] = [seen[index], target.segments[index]];
    if (own !== undefined && wanted !== undefined && own.toLowerCase() !== wanted.toLowerCase()) return undefined;
  }
  const below = target.segments.slice(seen.length);
  if (below.length > 0) return tree ? pathOf([...pattern.segments, ...below], target.tree) : undefined;
  if (target.tree) return pattern;
  return target.segments.length === seen.length ? pathOf(pattern.segments, false) : undefined;
}

function pathOf(segments: PathPattern['segments'], tree: boolean): PathPattern {
  const text = segments.map((segment) => `/${segment ?? '{x}'}`).join('') + (tree ? '/**' : '');
  return { text: text || '/', segments, tree };
}
