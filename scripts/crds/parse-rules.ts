import type * as structure from '../../lib/structure/schema';
import { parseRule } from './parse-rule';
import type { Rule, Schema } from './schema';

/** Rules that say what another one of the same schema says, with the words of a third. */
export const repeated: readonly string[] = ['(has(self.credentialNames) ? 1 : 0) + (has(self.tlsCertificates) ? 1 : 0) <= 1'];

/** A schema with the CEL of its rules parsed, so that nobody has to parse it where documents are judged. */
export function parseRules(schema: Schema): structure.Schema<structure.Rule> {
  return below(schema) as structure.Schema<structure.Rule>;
}

function below(schema: Schema): object {
  return Object.fromEntries(Object.entries(schema).map(([keyword, value]) => [keyword, parsed(keyword, value)]));
}

function parsed(keyword: string, value: unknown): unknown {
  switch (keyword) {
    case 'x-kubernetes-validations': return (value as Rule[]).filter(({ rule }) => !repeated.includes(rule)).map(parseRule);
    case 'properties': return Object.fromEntries(Object.entries(value as Record<string, Schema>).map(([name, schema]) => [name, below(schema)]));
    case 'items': case 'additionalProperties': return below(value as Schema);
    default: return value;
  }
}
