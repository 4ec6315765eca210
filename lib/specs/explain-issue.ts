import type * as z from 'zod/mini';
import type { Path } from './problem';
import type { Mistake } from './rule';
import { schemaAt, type Schema } from './schema-tree';
import { unknownField } from './unknown-field';
import { wrongValue } from './wrong-value';

/** A mistake and its place in the whole document. */
export type Placed = Mistake & { readonly at: Path };

/** What zod found wrong with a document, in our words. */
export function explainIssue(root: Schema, document: unknown, issue: z.core.$ZodIssue): readonly Placed[] {
  const at = issue.path as Path;
  switch (issue.code) {
    case 'custom': return [placed(issue.params?.mistake as Mistake, at)];
    case 'unrecognized_keys': return issue.keys.map((key) => ({ ...unknownField(root, at, key), at: [...at, key] }));
    case 'invalid_key': return issue.issues.map((inner) => ({ ...(inner as z.core.$ZodIssueCustom).params?.mistake as Mistake, at }));
    default: return [{ ...wrongValue(schemaAt(root, at)!, at, valueAt(document, at)), at }];
  }
}

/** A rule's paths count from its own value, the issue's from the root. */
function placed(mistake: Mistake, at: Path): Placed {
  const base = at.slice(0, at.length - (mistake.at?.length ?? 0));
  const related = mistake.related?.map((place) => ({ ...place, at: [...base, ...place.at] }));
  return { ...mistake, at, ...related && { related } };
}

function valueAt(document: unknown, path: Path): unknown {
  return path.reduce((value, step) => (value as Record<string | number, unknown> | undefined)?.[step], document);
}
