import type { FieldSchema } from './schema-of';

const words = [
  'type', 'enum', 'default', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems', 'minProperties', 'maxProperties', 'required',
] as const;

/** What JSON Schema and the structural schema of a CRD say of a value in the same words. */
export function valueWords(schema: FieldSchema): Readonly<Record<string, unknown>> {
  const { const: only, description, fallback } = schema;
  return {
    ...description !== undefined && { description: fallback === undefined ? description : `${description} Default: ${fallback}.` },
    ...Object.fromEntries(words.filter((word) => schema[word] !== undefined).map((word) => [word, schema[word]])),
    ...only !== undefined && { enum: [only] },
  };
}

/** An object with each value changed. */
export function mapValues<From, To>(object: Readonly<Record<string, From>>, change: (value: From) => To): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
