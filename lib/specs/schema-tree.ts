import type * as z from 'zod/mini';
import { fields, type Field } from './field';
import type { Path } from './problem';

/** A schema, as far as walking through it goes. */
export type Schema = z.core.$ZodType;

/** The schema inside `optional` and `default`. */
export function unwrap(schema: Schema): Schema {
  const def = schema._zod.def as { readonly innerType?: Schema };
  return def.innerType ? unwrap(def.innerType) : schema;
}

/** What is known of a schema and of what it wraps. */
export function knownOf(schema: Schema | undefined): Field {
  if (!schema) return {};
  const inner = unwrap(schema);
  return { ...fields.get(inner), ...inner === schema ? {} : fields.get(schema) };
}

/** The fields of an object schema by name; none for any other. */
export function shapeOf(schema: Schema): Readonly<Record<string, Schema>> {
  const def = unwrap(schema)._zod.def as { readonly shape?: Record<string, Schema> };
  return def.shape ?? {};
}

/** The schema of the value at a place in a document, as far as there is one. */
export function schemaAt(schema: Schema, path: Path): Schema | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return schema;
  const def = unwrap(schema)._zod.def as { readonly element?: Schema; readonly valueType?: Schema };
  const shape = shapeOf(schema);
  const next = def.element ?? def.valueType ?? (Object.hasOwn(shape, step) ? shape[step] : undefined);
  return next && schemaAt(next, rest);
}

/** The places at which a schema has a field of a name, nearest to the root first, with `[]` after a list. */
export function placesOf(name: string, schema: Schema): readonly string[] {
  const found: string[] = [];
  const queue: [Schema, string][] = [[schema, '']];
  for (const [next, prefix] of queue) {
    const element = (unwrap(next)._zod.def as { readonly element?: Schema }).element;
    if (element) queue.push([element, `${prefix}[]`]);
    for (const [key, child] of Object.entries(shapeOf(next))) {
      const place = prefix ? `${prefix}.${key}` : key;
      if (key === name) found.push(place);
      queue.push([child, place]);
    }
  }
  return found;
}
