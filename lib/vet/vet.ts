import type { Path, Severity } from '../diagnostics/finding';
import type { Resource } from '../kube/resource';
import { meshOf, type MeshInput } from '../mesh/mesh';
import type { Kind } from './kinds';
import type { Fault, Rule } from './rule';
import { rules } from './rules';
import { viewOf } from './view';

/** A fault, and the rule that found it. */
export interface Found extends Fault {
  readonly rule: Rule;
  readonly severity: Severity;
}

/** What a rule could not judge, since something was not given. */
export interface NotChecked {
  readonly rule: Rule;
  readonly on: Resource;
  readonly path: Path;
  /** The kind, and where it would have to be looked at. */
  readonly notShown: { readonly kind: Kind; readonly namespace?: string };
}

/** What was found in a mesh. */
export interface Vetted {
  readonly faults: readonly Found[];
  readonly notChecked: readonly NotChecked[];
}

/**
 * Judges a mesh by every rule, on the day `today`, such as `2026-11-26`: without it nothing is judged that hangs on the day. Of a value that
 * does not fit its kind, nothing is said but that.
 */
export function vet(input: MeshInput, today?: string): Vetted {
  const view = viewOf(meshOf(input), today);
  const faults: Found[] = [];
  const notChecked: NotChecked[] = [];
  for (const rule of rules) {
    for (const verdict of rule.check(view)) {
      if ('notShown' in verdict) notChecked.push({ ...verdict, rule });
      else if (rule.reads.includes('*') || !view.misfits().has(verdict.on, verdict.path)) faults.push({ ...verdict, rule, severity: verdict.severity ?? rule.severity });
    }
  }
  return { faults, notChecked };
}
