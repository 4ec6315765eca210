import { compareText } from '../kube/order';
import type { Exposure, PathRule } from './intent';
import { compareSpecificity, contains, isLiteral, overlaps, shapeOf, sharedLiterals, type PathPattern } from './path-pattern';
import { hasOtherSpellings } from './spelling';
import { compareStrictness } from './strictness';

/** What becomes of a path's other spellings, those that differ from it in the case of letters or in needless escapes. */
export type OtherCase =
  /** They are no concern of this path: it stands alone, or what lies around it is as strict. */
  | { readonly as: 'itself' }
  /** They belong to this path, from the segment at `from` on: it is stricter than what lies around it. */
  | { readonly as: 'same'; readonly from: number }
  /** They are refused: neither this path nor what lies around it is the stricter one. */
  | { readonly as: 'refused'; readonly from: number };

/** One path with all its rules; it owns the requests that fit it and no more specific path. */
export interface Owner {
  readonly pattern: PathPattern;
  readonly rules: readonly PathRule[];
  readonly otherCase: OtherCase;
  /** Whether a less specific path would take what this one refuses. */
  readonly inside: boolean;
  /** Whether it is, or lies inside, a declared `/**`: a refusal there is 403, elsewhere 404. */
  readonly inTree: boolean;
}

/** An exposure whose every request path has its owner. */
export interface RouteTable extends Exposure {
  /** The most specific first; a request belongs to the first that its path fits. */
  readonly owners: readonly Owner[];
}

/** Settles which path of an exposure owns which requests. */
export function routeTable(exposure: Exposure): RouteTable {
  const groups = [...groupByShape(exposure.rules).values()].sort(compareGroups);
  return { ...exposure, owners: groups.map((group, index) => ownerOf(group, groups.slice(index + 1))) };
}

type Group = readonly [PathRule, ...PathRule[]];

function groupByShape(rules: readonly PathRule[]): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const rule of [...rules].sort(compareMethods)) {
    const shape = `${precedence(rule)} ${shapeOf(rule.pattern)}`;
    const group = groups.get(shape);
    groups.set(shape, group ? [...group, rule] : [rule]);
  }
  return groups;
}

function compareMethods(a: PathRule, b: PathRule): number {
  return compareText(a.methods?.join() ?? '', b.methods?.join() ?? '') || compareText(a.pattern.text, b.pattern.text);
}

/** What the ingress denies goes before every path but the exact ones of specs, which are more specific than any other that they overlap. */
function precedence({ pattern, backend }: PathRule): number {
  if (backend === undefined) return 1;
  return isLiteral(pattern) ? 0 : 2;
}

function compareGroups([a]: Group, [b]: Group): number {
  return precedence(a) - precedence(b) || compareSpecificity(a.pattern, b.pattern) || compareText(shapeOf(a.pattern), shapeOf(b.pattern));
}

function ownerOf(group: Group, looser: readonly Group[]): Owner {
  const { pattern } = group[0];
  const around = looser.filter(([other]) => overlaps(pattern, other.pattern));
  return {
    pattern,
    rules: group,
    otherCase: otherCaseOf(group, around),
    inside: around.length > 0,
    inTree: pattern.tree || around.some(([other]) => other.pattern.tree),
  };
}

/** Other spellings belong to a path only where all of them lie inside what is looser; elsewhere it would reach further than declared. */
function otherCaseOf(group: Group, around: readonly Group[]): OtherCase {
  const { pattern } = group[0];
  const differing = around.map((other) => [other[0].pattern, compareStrictness(group, other)] as const).filter(([, verdict]) => verdict !== 'equal');
  const from = Math.min(...differing.map(([other]) => sharedLiterals(pattern, other)));
  const spelledOtherwise = pattern.segments.slice(from).some((segment) => segment !== undefined && hasOtherSpellings(segment));
  if (!spelledOtherwise || differing.every(([, verdict]) => verdict === 'looser')) return { as: 'itself' };
  const owned = differing.every(([other, verdict]) => verdict === 'stricter' && contains(other, pattern));
  return { as: owned ? 'same' : 'refused', from };
}
