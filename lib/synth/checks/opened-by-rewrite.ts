import type { PathRule } from '../../routing/intent';
import { compareSpecificity, contains, isLiteral } from '../../routing/path-pattern';
import { askedFor, rewritten } from '../../routing/rewritten';
import { atLeastAsStrict } from '../../routing/strictness';
import type { Problem } from '../../specs/problem';
import { placeOf } from '../rule-place';

/**
 * Paths by which a client would reach what another path of the same application protects, since the application sees both as one.
 *
 * An exact path means what it says, and so does one that leads to a part of the protected one, as it would without a rewrite.
 */
export function* openedByRewrite(rules: readonly PathRule[]): Generator<Problem> {
  const rewriting = rules.filter(({ serving }) => serving.prefix !== undefined);
  for (const rule of rewriting.length === 0 ? [] : rules) {
    if (isLiteral(rule.pattern) || rule.auth.kind === 'redirect') continue;
    const other = (rule.serving.prefix === undefined ? rewriting : rules).find((one) => opens(rule, one, rules));
    if (other) yield opened(rule, other);
  }
}

function opens(rule: PathRule, other: PathRule, rules: readonly PathRule[]): boolean {
  if (rule === other || rule.origin.spec !== other.origin.spec || rule.backend?.port !== other.backend?.port || !meet(rule, other)) return false;
  if (other.auth.kind === 'redirect' || atLeastAsStrict(rule.auth, other.auth)) return false;
  // cut out of the path itself, before it is rewritten
  if (other.auth.kind === 'deny' && contains(rule.pattern, other.pattern)) return false;
  const [seen, kept] = [rewritten(rule), rewritten(other)];
  if (contains(kept, seen) && !contains(seen, kept)) return false;
  const way = askedFor(rule, kept);
  const closer = rules.filter(({ pattern }) => way && contains(pattern, way) && compareSpecificity(pattern, rule.pattern) < 0);
  return way !== undefined && (closer.length === 0 || closer.some((one) => meet(one, other) && !atLeastAsStrict(one.auth, other.auth)));
}

function meet(a: PathRule, b: PathRule): boolean {
  return a.methods === undefined || b.methods === undefined || a.methods.some((method) => b.methods!.includes(method));
}

function opened(rule: PathRule, other: PathRule): Problem {
  const [text, kept, way] = [rule.pattern.text, rewritten(other).text, askedFor(rule, rewritten(other))!.text];
  return {
    code: 'opened-by-rewrite',
    on: rule.origin.spec,
    path: placeOf(rule),
    message: `\`${way}\` would lead the application to \`${kept}\`, which \`${other.pattern.text}\` protects by a stricter rule than \`${text}\` has`,
    help: way === text ? 'give both the same rule, or rewrite to where nothing else leads' : `give \`${way}\` an entry of its own that is as strict, such as \`auth: {deny: {}}\`, or rewrite to where nothing else leads`,
    related: [{ on: other.origin.spec, path: placeOf(other), message: 'the stricter rule' }],
  };
}
