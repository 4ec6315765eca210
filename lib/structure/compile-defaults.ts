import { hasField, isRecord } from './is-record';
import type { Schema } from './schema';

/** Gives a copy of a value with the defaults of a schema filled in. */
export type Fill = (value: unknown) => unknown;

/** How the API server fills in the defaults of a schema before it judges an object; undefined where the schema has none. */
export function compileDefaults(schema: Schema): Fill | undefined {
  if (schema.items) {
    const fill = compileDefaults(schema.items);
    return fill && ((value) => Array.isArray(value) ? value.map(fill) : value);
  }
  if (schema.additionalProperties) {
    const fill = compileDefaults(schema.additionalProperties);
    return fill && ((value) => isRecord(value) ? mapValues(value, fill) : value);
  }
  return fillFields(schema.properties ?? {});
}

function fillFields(properties: Readonly<Record<string, Schema>>): Fill | undefined {
  const fields = Object.entries(properties).flatMap(([name, property]) => {
    const fill = compileDefaults(property);
    return fill || property.default !== undefined ? [{ name, fallback: property.default, nullable: property.nullable, fill }] : [];
  });
  return fields.length === 0 ? undefined : (value) => {
    if (!isRecord(value)) return value;
    const filled: Record<string, unknown> = { ...value };
    for (const { name, fallback, nullable, fill } of fields) {
      const isThere = hasField(filled, name) || (nullable && filled[name] === null);
      if (!isThere && fallback !== undefined) filled[name] = fallback;
      if (hasField(filled, name) && fill) filled[name] = fill(filled[name]);
    }
    return filled;
  };
}

function mapValues(record: Readonly<Record<string, unknown>>, change: Fill): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
