import * as z from 'zod/mini';
import { explainIssue, type Placed } from './explain-issue';
import { pathRule } from './path-rule';
import { plain } from './plain';

/** An entry of `paths`, as its schema has it, or what is wrong with it. */
export type ParsedPathRule =
  | { readonly rule: z.output<typeof pathRule>; readonly mistakes: readonly [] }
  | { readonly rule?: undefined; readonly mistakes: readonly Placed[] };

/** Judges one entry of `paths` that comes from elsewhere than a spec. */
export function parsePathRule(value: object): ParsedPathRule {
  const entry = plain(value);
  const { success, data, error } = z.safeParse(pathRule, entry, { jitless: true });
  return success ? { rule: data, mistakes: [] } : { mistakes: error.issues.flatMap((issue) => explainIssue(pathRule, entry, issue)) };
}
