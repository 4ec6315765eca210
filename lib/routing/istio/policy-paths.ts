import type { PathRule } from '../intent';
import type { Owner } from '../ownership';
import type { PathPattern } from '../path-pattern';
import { rewritten } from '../rewritten';
import { hasOtherSpellings } from '../spelling';

/**
 * The positive `paths` of an AuthorizationPolicy that admit whatever the gateway routes by this path, as tightly as Istio can say it.
 *
 * Policies compare letter by letter, so a literal whose other spellings belong to the path too becomes `{*}`, one segment.
 */
export function policyPaths({ pattern, otherCase }: Pick<Owner, 'pattern' | 'otherCase'>): string[] {
  return pathsOf(pattern, otherCase.as === 'same' ? otherCase.from : Infinity);
}

/** The same of what the workload sees of a rule: a rewritten path has one spelling before its `/**`, whatever the client's. */
export function rulePaths(owner: Pick<Owner, 'pattern' | 'otherCase'>, rule: Pick<PathRule, 'pattern' | 'serving'>): string[] {
  return rule.serving.prefix === undefined ? policyPaths(owner) : literalPolicyPaths(rewritten(rule));
}

/** The positive `paths` for a path as it is written. */
export function literalPolicyPaths(pattern: PathPattern): string[] {
  return pathsOf(pattern, Infinity);
}

function pathsOf({ segments, tree }: PathPattern, foldFrom: number): string[] {
  const parts = segments.map((segment, index) => (segment === undefined || (index >= foldFrom && hasOtherSpellings(segment)) ? '{*}' : segment));
  const path = parts.map((part) => `/${part}`).join('');
  if (!tree) return [path || '/'];
  const below = `${path}/${parts.includes('{*}') ? '{**}' : '*'}`;
  return path === '' ? [below] : [path, below];
}
