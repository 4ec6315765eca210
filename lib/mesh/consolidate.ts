import { mergedRule, type ConsolidatedRule } from './destination-rule';
import type { Labels } from './label-index';

/**
 * Takes one more rule of a host into the list of those before it, which must be in Istio's order: rules for some pods first, then by age
 * (Istio, pilot/pkg/model/destination_rule.go mergeDestinationRule, with ENABLE_ENHANCED_DESTINATIONRULE_MERGE).
 * Whether it also stands alone is settled by the last of the list, as in Istio.
 */
export function consolidate(before: readonly ConsolidatedRule[], rule: ConsolidatedRule): readonly ConsolidatedRule[] {
  let standsAlone = true;
  const after = before.map((existing) => {
    const same = equalSets(rule.exportTo, existing.exportTo);
    standsAlone = !same;
    if (!same && !(existing.exportTo.size > 0 && isSuperset(rule.exportTo, existing.exportTo))) return existing;
    const [a, b] = [rule.workloadSelector, existing.workloadSelector];
    if (a && b && !equalLabels(a, b)) {
      standsAlone = true;
      return existing;
    }
    if ((a === undefined) === (b === undefined)) standsAlone = false;
    return mergedRule(existing, rule);
  });
  return standsAlone ? [...after, rule] : after;
}

/** The rules of one host in one namespace, in Istio's order, as Istio reads them. */
export function consolidateAll(rules: readonly ConsolidatedRule[]): readonly ConsolidatedRule[] {
  const ordered = [...rules.filter(({ workloadSelector }) => workloadSelector), ...rules.filter(({ workloadSelector }) => !workloadSelector)];
  return ordered.reduce<readonly ConsolidatedRule[]>(consolidate, []);
}

function equalSets(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && isSuperset(a, b);
}

function isSuperset(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...b].every((value) => a.has(value));
}

function equalLabels(a: Labels, b: Labels): boolean {
  const entries = Object.entries(a);
  return entries.length === Object.keys(b).length && entries.every(([key, value]) => Object.hasOwn(b, key) && b[key] === value);
}
