import * as z from 'zod/mini';
import { about, fields, type SharedRule } from './field';
import type { Path } from './problem';

/** A mistake that a rule found; paths count from the value that the rule was given. */
export interface Mistake {
  readonly code: string;
  readonly message: string;
  readonly help?: string;
  readonly at?: Path;
  readonly related?: readonly { readonly at: Path; readonly message: string }[];
}

/** Finds the mistakes in one value; parts of it may be of the wrong type, which is reported elsewhere. */
export type Rule<Value> = (value: Value) => readonly Mistake[];

/** The schema with a rule; it runs even where other parts are wrong, so that all mistakes come at once. */
export function withRule<Schema extends z.ZodMiniType>(schema: Schema, rule: Rule<z.output<Schema>>, shared?: SharedRule): Schema {
  const check = z.check<z.output<Schema>>(
    (payload) => void payload.issues.push(...rule(payload.value).map((mistake) => issueOf(mistake, payload.value))),
    { when: ({ issues }) => !issues.some(({ code, path }) => code === 'invalid_type' && !path?.length) },
  );
  const ruled = schema.check(check);
  return shared ? about(ruled, { rules: [...fields.get(schema)?.rules ?? [], shared] }) : ruled;
}

function issueOf(mistake: Mistake, input: unknown) {
  return { code: 'custom' as const, input, path: [...mistake.at ?? []], message: mistake.message, params: { mistake }, continue: true };
}
