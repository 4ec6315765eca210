import type { Exposure, PathRule } from '../routing/intent';
import { withQuery } from '../routing/istio/path-regex';
import { contains, isLiteral, overlaps, parsePath, type PathPattern } from '../routing/path-pattern';
import { askedFor } from '../routing/rewritten';
import { each, type Checked } from '../specs/checked';
import type { MeshIngress } from '../specs/mesh-ingress';
import type { Problem } from '../specs/problem';
import { pathLength, type Written } from './path-length';
import { placeOf } from './rule-place';

/** A path that the ingress denies, or what leads to one by a rewrite. */
interface Denied {
  readonly rule: PathRule;
  /** The rule that is rewritten. */
  readonly by?: PathRule;
}

/**
 * With the ingress's own denied paths where a declared one would let them in, and with what a rewrite would lead to them; an exact path of
 * a spec goes before them, others do not.
 */
export function* withDenied({ ingress, application }: Exposure, rules: readonly PathRule[]): Checked<PathRule[]> {
  const written = application === undefined ? undefined : withQuery;
  const own = ingress.spec.deniedPaths.map((text, index): PathRule => denial(parsePath(text), ingress, index));
  const all: Denied[] = [...own.map((rule) => ({ rule })), ...yield* behindRewrites(rules, own, written)];
  const denied = yield* each(all, (one) => inAnySlashes(one, rules, written));
  for (const rule of rules) {
    const over = denied.find((one) => !isLiteral(rule.pattern) && contains(one.rule.pattern, rule.pattern));
    if (over && rule.auth.kind !== 'deny') yield deniedByIngress(rule, over);
  }
  const needed = rules.filter((rule) => rule.auth.kind !== 'deny' || !denied.some((one) => contains(one.rule.pattern, rule.pattern)));
  const letIn = ({ pattern }: PathRule) => needed.some((rule) => !isLiteral(rule.pattern) && overlaps(rule.pattern, pattern));
  return [...needed, ...denied.map(({ rule }) => rule).filter(letIn)];
}

function denial(pattern: PathPattern, ingress: MeshIngress, index: number): PathRule {
  return { pattern, auth: { kind: 'deny' }, serving: {}, origin: { spec: ingress, path: ['spec', 'deniedPaths', index] } };
}

function* behindRewrites(rules: readonly PathRule[], denied: readonly PathRule[], written: Written | undefined): Checked<Denied[]> {
  const found: Denied[] = [];
  for (const by of rules.filter(({ pattern, serving }) => serving.prefix !== undefined && !isLiteral(pattern))) {
    for (const rule of denied) {
      const pattern = askedFor(by, rule.pattern);
      if (!pattern) continue;
      yield* pathLength(by.origin.spec, pattern, placeOf(by), written);
      found.push({ rule: { ...rule, pattern }, by });
    }
  }
  return found;
}

/** Where a path around takes names with encoded slashes, an application may read those as what is denied. */
function* inAnySlashes(one: Denied, rules: readonly PathRule[], written: Written | undefined): Checked<Denied> {
  const around = rules.find(({ pattern }) => pattern.encodedSlashes && overlaps(pattern, one.rule.pattern));
  if (!around) return one;
  const pattern: PathPattern = { ...one.rule.pattern, encodedSlashes: 'asSlashes' };
  yield* pathLength(around.origin.spec, pattern, placeOf(around), written);
  return { ...one, rule: { ...one.rule, pattern } };
}

function deniedByIngress(rule: PathRule, { rule: denied, by }: Denied): Problem {
  const { spec, path } = denied.origin;
  const why = by
    ? `leads by ${by === rule ? 'its rewrite' : `the rewrite of \`${by.pattern.text}\``} to what the ingress \`${spec.metadata.name}\` denies`
    : `lies in \`${denied.pattern.text}\`, which the ingress \`${spec.metadata.name}\` denies`;
  return {
    code: 'denied-path',
    on: rule.origin.spec,
    path: placeOf(rule),
    message: `\`${rule.pattern.text}\` ${why}; only an exact path goes before that`,
    help: 'write each path that is needed without `{x}` and `/**`, or ask the operator to take it from `spec.deniedPaths`',
    related: [{ on: spec, path, message: 'denied here' }],
  };
}
