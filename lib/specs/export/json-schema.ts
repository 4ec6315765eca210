import { group } from '../group';
import { kinds, type Kind } from '../kinds';
import { schemaOf, type FieldSchema } from './schema-of';
import { mapValues, valueWords } from './value-words';

/** A JSON Schema, as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const names = Object.keys(kinds) as Kind[];

/**
 * One JSON Schema for a file with any of our documents, beside other Kubernetes documents, which it lets pass.
 * It is of draft 7, the newest that the YAML language server reads in full, and tells the kinds apart by `if` and `then`:
 * of a `oneOf` editors report the mistakes of the wrong kind.
 */
export function jsonSchema(): JsonSchema {
  const isOurs = { properties: { apiVersion: { pattern: `^${group.replace('.', '\\.')}/` } } };
  const ours = {
    properties: { kind: { enum: names } },
    required: ['apiVersion', 'kind'],
    allOf: names.map((kind) => ({
      if: { properties: { kind: { const: kind } }, required: ['kind'] },
      then: { $ref: `#/definitions/${kind}` },
    })),
  };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'fairlead specs',
    type: 'object',
    if: isOurs,
    then: ours,
    definitions: Object.fromEntries(names.map((kind) => [kind, strict(schemaOf(kind))])),
  };
}

/** The words of JSON Schema out of all that is known of a field. */
function strict(schema: FieldSchema): JsonSchema {
  const { properties, items, propertyNames, additionalProperties, rules } = schema;
  const shared = rules?.flatMap((rule) => rule.schema ?? []) ?? [];
  return {
    ...valueWords(schema),
    ...properties && { properties: mapValues(properties, strict) },
    ...items && { items: strict(items) },
    ...propertyNames && { propertyNames: strict(propertyNames) },
    ...additionalProperties !== undefined && { additionalProperties: additionalProperties && strict(additionalProperties) },
    ...shared.length && { allOf: shared },
  };
}
