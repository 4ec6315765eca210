import type { Path, Severity } from '../diagnostics/finding';
import type { Resource } from '../kube/resource';
import type { Edit } from './fix';
import type { Every, Kind } from './kinds';
import type { View } from './view';

/** One thing that is wrong with a resource. */
export interface Fault {
  readonly on: Resource;
  /** Of the field in question; where it is missing, the path that it would have. */
  readonly path: Path;
  /** What to underline; the value where nothing is said. */
  readonly at?: 'key' | 'value';
  /** What is wrong: lower case, no full stop, names in backticks. */
  readonly message: string;
  /** What to do. */
  readonly help: string;
  /** Where it is worse or less bad than the rule as a whole. */
  readonly severity?: Severity;
  /** Other places that it is about. */
  readonly related?: readonly { readonly on: Resource; readonly path: Path; readonly message: string }[];
  /** What mends it, where that takes no decision. */
  readonly fix?: readonly Edit[];
}

/** Something that cannot be judged, since nobody has shown what it hangs on. */
export interface NotShown {
  readonly on: Resource;
  readonly path: Path;
  readonly notShown: { readonly kind: Kind; readonly namespace?: string };
}

/** What is said of a rule. Its cases and its page carry its name. */
export interface RuleEntry {
  /** Permanent: never changed, never used for anything else. */
  readonly code: `FL${number}`;
  /** Permanent, kebab-case. */
  readonly name: string;
  readonly severity: Severity;
  /** What it finds, as one sentence. */
  readonly summary: string;
  /** What comes of it, and how that is known: the document or the code of Istio that says so. Markdown. */
  readonly why: string;
  /** Codes of the same check in other tools: of istioctl analyze, Kiali, istio-vet. */
  readonly sameAs: readonly string[];
  /** Where it differs from those on purpose. Markdown. */
  readonly differs?: string;
}

/** One check of a mesh. Its file carries its name. */
export interface Rule<K extends Every | Kind = Every | Kind> extends RuleEntry {
  /** The kinds that it reads; a view shows no others. */
  readonly reads: readonly K[];
  /** Judges a mesh; takes no document to have a shape, and does not throw. */
  readonly check: (view: View<K>) => Iterable<Fault | NotShown>;
}

/** Types a rule by the kinds that it says it reads. */
export function rule<const K extends Every | Kind>(definition: Rule<K>): Rule {
  // a view that shows more kinds serves a rule that reads fewer
  return definition as unknown as Rule;
}
