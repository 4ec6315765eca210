import type * as structure from '../../lib/structure/schema';
import { parseRule } from './parse-rule';
import type { Rule, Schema } from './schema';

/** Rules that say what another one of the same schema says, with the words of a third. */
const repeated: readonly string[] = ['(has(self.credentialNames) ? 1 : 0) + (has(self.tlsCertificates) ? 1 : 0) <= 1'];

/** A rule about a change compares with the stored object, and an API server asks it of nothing new; nobody here has seen what is stored. */
const isOfChange = ({ rule }: Rule): boolean => /\boldSelf\b/.test(rule);

/** Whether documents are judged by a rule. */
export function isAsked(rule: Rule): boolean {
  return !repeated.includes(rule.rule) && !isOfChange(rule);
}

/** A schema with the CEL of its rules parsed, so that nobody has to parse it where documents are judged. */
export function parseRules(schema: Schema): structure.Schema<structure.Rule> {
  return below(schema) as structure.Schema<structure.Rule>;
}

function below(schema: Schema): object {
  return Object.fromEntries(Object.entries(schema).map(([keyword, value]) => [keyword, parsed(keyword, value)]));
}

function parsed(keyword: string, value: unknown): unknown {
  switch (keyword) {
    case 'x-kubernetes-validations': return (value as Rule[]).filter(isAsked).map(parseRule);
    case 'properties': return Object.fromEntries(Object.entries(value as Record<string, Schema>).map(([name, schema]) => [name, below(schema)]));
    case 'items': case 'additionalProperties': return below(value as Schema);
    default: return value;
  }
}
