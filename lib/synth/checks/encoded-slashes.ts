import type { PathRule } from '../../routing/intent';
import { contains, overlaps, shapeOf } from '../../routing/path-pattern';
import type { Problem } from '../../specs/problem';
import { placeOf } from '../rule-place';

/** Paths with encoded slashes in their names, inside or around which another rule lies: an application could read one as the other. */
export function* encodedSlashes(rules: readonly PathRule[]): Generator<Problem> {
  for (const rule of rules.filter(({ pattern }) => pattern.encodedSlashes)) {
    const isOwn = (one: PathRule) => one.pattern.encodedSlashes !== undefined && shapeOf(one.pattern) === shapeOf(rule.pattern);
    const other = rules.find((one) => overlaps(one.pattern, rule.pattern) && !isOwn(one));
    if (other) yield ambiguous(rule, other);
  }
}

function ambiguous(rule: PathRule, other: PathRule): Problem {
  const { origin: { spec, path }, pattern: { text } } = rule;
  return {
    code: 'encoded-slashes-ambiguous',
    on: spec,
    path: [...path, 'encodedSlashes'],
    message: `\`${text}\` takes encoded slashes, and ${relation(rule, other)}: an application that decodes them could read a name of the one as the other`,
    help: 'leave `encodedSlashes` out, or let no path with another rule meet this one',
    related: [{ on: other.origin.spec, path: placeOf(other), message: 'the other rule' }],
  };
}

function relation({ pattern }: PathRule, { pattern: other }: PathRule): string {
  if (shapeOf(pattern) === shapeOf(other)) return 'another entry of the same path does not';
  if (contains(pattern, other)) return `\`${other.text}\` lies inside it`;
  return contains(other, pattern) ? `\`${other.text}\` lies around it` : `\`${other.text}\` meets it`;
}
