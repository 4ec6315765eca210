import type { CelInput } from '@bufbuild/cel';
import type { Schema } from '../../../scripts/crds/schema';

/** A value as CEL rules see it, by the type its schema gives it: integers are `int`, objects are maps of their known fields. */
export function celInput(schema: Schema, value: unknown): CelInput {
  if (value === null) return null;
  if (schema['x-kubernetes-int-or-string']) return typeof value === 'number' ? BigInt(value) : value as string;
  switch (schema.type) {
    case 'integer': return BigInt(value as number);
    case 'array': return (value as readonly unknown[]).map((item) => celInput(schema.items ?? {}, item));
    case 'object': return celMap(schema, value as object);
    default: return value as boolean | number | string;
  }
}

function celMap(schema: Schema, value: object): CelInput {
  const entries = Object.entries(value).flatMap(([key, item]): [string, CelInput][] => {
    const known = schema.additionalProperties ?? schema.properties?.[key];
    // a word of CEL stands between underscores
    return known ? [[key === 'namespace' ? '__namespace__' : key, celInput(known, item)]] : [];
  });
  return new Map(entries);
}
