import type { Location, Path } from '../../diagnostics/finding';
import type { Resource } from '../../kube/resource';
import type { RuleEntry } from '../rule';

/** Where something stands that says that a finding is to be ignored. */
export interface IgnorePlace {
  /** The resource in whose document it stands; none in a file of its own. */
  readonly on?: Resource;
  readonly path: Path;
  /** Where the path alone does not tell. */
  readonly location?: Location;
}

/** What is to be ignored; each field with a pattern where something is said of it, in which a `*` at the end stands for any text. */
export interface Where {
  readonly kind?: string;
  readonly namespace?: string;
  readonly name?: string;
  /** Of the field, as in `spec.http[0]*`. */
  readonly path?: string;
}

/** Findings that somebody wants to leave be. */
export interface Ignore {
  readonly place: IgnorePlace;
  /** Names of rules, their codes, or those of other tools. */
  readonly rules: readonly string[];
  /** Nothing where it is about the resource that it stands in. */
  readonly where?: Where;
  /** The last day on which it holds, as in `2027-06-30`; nothing where it always does. */
  readonly until?: string;
  readonly reason: string;
  /** Whether it is written for another tool, which may find what we do not. */
  readonly isForeign?: true;
}

/** Something wrong with what says that a finding is to be ignored. */
export interface IgnoreFault {
  readonly rule: RuleEntry;
  readonly place: IgnorePlace;
  readonly message: string;
  readonly help: string;
}

/** What is written somewhere: ignores, and what is wrong with them. */
export interface Ignores {
  readonly ignores: readonly Ignore[];
  readonly faults: readonly IgnoreFault[];
}
