import * as z from 'zod/mini';
import { nearest } from './did-you-mean';
import type { Path } from './problem';
import type { Mistake } from './rule';
import { knownOf, unwrap, type Schema } from './schema-tree';
import { quote, quoteAll, show } from './show';

/** The mistake of a value that is missing or of the wrong type, or none of those that are allowed. */
export function wrongValue(schema: Schema, path: Path, value: unknown): Mistake {
  // a document that is no object is refused before
  const name = [...path].reverse().find((step) => typeof step === 'string')!;
  const place = typeof path.at(-1) === 'number' ? `an entry of ${quote(name)}` : quote(name);
  const inner = unwrap(schema);
  if (value === undefined) return missing(schema, name);
  const choices = choicesOf(inner);
  if (choices && typeof value === 'string') return noChoice(schema, place, value, choices);
  const expected = choices ? oneOf(choices) : kindOf(inner);
  return { code: 'wrong-type', message: `${place} must be ${expected}, got ${show(value)}`, help: fix(schema, path, name, value) };
}

function oneOf(choices: readonly string[]): string {
  return choices.length === 1 ? quoteAll(choices) : `one of ${quoteAll(choices, 'or')}`;
}

function missing(schema: Schema, name: string): Mistake {
  const { example, why } = knownOf(schema);
  const choices = choicesOf(unwrap(schema));
  const help = choices && choices.length > 1 ? `add \`${name}\`, ${oneOf(choices)}` : `add \`${name}: ${choices?.[0] ?? example}\``;
  return { code: 'missing-field', message: `${quote(name)} is missing${why ? `: ${why}` : ''}`, help };
}

function noChoice(schema: Schema, place: string, value: string, choices: readonly string[]): Mistake {
  const { code = 'invalid-value' } = knownOf(schema);
  const guess = choices.length > 1 ? nearest(value, choices) : undefined;
  return { code, message: `${place} cannot be ${quote(value)}`, help: guess ? `did you mean ${quote(guess)}?` : `use ${oneOf(choices)}` };
}

function fix(schema: Schema, path: Path, name: string, value: unknown): string | undefined {
  const { example } = knownOf(schema);
  const inner = unwrap(schema);
  if (typeof value === 'number' || typeof value === 'boolean') {
    if (inner._zod.def.type === 'string') return asText(inner, String(value));
  }
  if (typeof value === 'string' && /^(true|false|[0-9]+)$/.test(value)) return 'write it without quotes';
  if (value === null && typeof path.at(-1) === 'number') return 'leave the entry out, or fill it in';
  if (value === null && schema !== inner && example !== '{}') return `leave \`${name}\` out, or give it a value`;
  return example && `write \`${name}: ${example}\``;
}

/** What to do with a number or boolean that was meant as a text: quotes, unless the text would be wrong too. */
function asText(schema: Schema, value: string): string | undefined {
  const { error } = z.safeParse(schema, value, { jitless: true });
  const [issue] = error?.issues ?? [];
  return issue ? ((issue as z.core.$ZodIssueCustom).params?.mistake as Mistake).help : 'put it in quotes';
}

function choicesOf(schema: Schema): readonly string[] | undefined {
  const def = schema._zod.def as { readonly entries?: Record<string, string>; readonly values?: readonly string[] };
  return def.values ?? (def.entries && Object.values(def.entries));
}

function kindOf(schema: Schema): string {
  switch (schema._zod.def.type) {
    case 'array': return 'a list';
    case 'boolean': return '`true` or `false`';
    case 'number': return 'a number';
    case 'string': return 'a string';
    default: return 'an object';
  }
}
