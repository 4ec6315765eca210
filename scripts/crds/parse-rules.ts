import type * as structure from '../../lib/structure/schema';
import { parseRule } from './parse-rule';
import type { Rule, Schema } from './schema';

/** A schema with the CEL of its rules parsed, so that nobody has to parse it where documents are judged. */
export function parseRules(schema: Schema): structure.Schema<structure.Rule> {
  return below(schema) as structure.Schema<structure.Rule>;
}

function below(schema: Schema): object {
  return Object.fromEntries(Object.entries(schema).map(([keyword, value]) => [keyword, parsed(keyword, value)]));
}

function parsed(keyword: string, value: unknown): unknown {
  switch (keyword) {
    case 'x-kubernetes-validations': return (value as Rule[]).map(parseRule);
    case 'properties': return Object.fromEntries(Object.entries(value as Record<string, Schema>).map(([name, schema]) => [name, below(schema)]));
    case 'items': case 'additionalProperties': return below(value as Schema);
    default: return value;
  }
}
