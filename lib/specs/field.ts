import * as z from 'zod/mini';

/** A rule over a value as others evaluate it too. */
export interface SharedRule {
  /** For the API server, in the Common Expression Language. */
  readonly rule: string;
  /** What is wrong where it does not hold. */
  readonly message: string;
  /** For editors, in JSON Schema, where it can be said there. */
  readonly schema?: object;
}

/** What is known of a field beyond its type; the names of JSON Schema where it has one. */
export interface Field {
  /** Meaning and unit. */
  readonly description?: string;
  /** The default in words, where it depends on other fields or documents. */
  readonly fallback?: string;
  /** What is right, in words, where the type alone does not say it. */
  readonly allowed?: string;
  /** A value in YAML's flow style, as a message shows it. */
  readonly example?: string;
  /** Why it must be given, as the end of a sentence. */
  readonly why?: string;
  /** Fields that this object cannot have, and why. */
  readonly refused?: Readonly<Record<string, { readonly code: string; readonly message: string; readonly help: string }>>;
  /** The code of a value that is none of the choices; by default `invalid-value`. */
  readonly code?: string;
  /** Rules over more than one field. */
  readonly rules?: readonly SharedRule[];
  readonly type?: 'integer';
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
}

/** What is known of each schema; a copy of a schema inherits from it. */
export const fields = z.registry<Field>();

/** The schema with more said about it; the one given stays as it is. */
export function about<Schema extends z.ZodMiniType>(schema: Schema, more: Field): Schema {
  const copy = schema.check();
  fields.add(copy, more);
  return copy;
}

/** A field: a schema and what it means. */
export function field<Schema extends z.ZodMiniType>(schema: Schema, description: string, more: Field = {}): Schema {
  return about(schema, { ...more, description });
}

/** The same for a field that may be left out. */
export function optional<Schema extends z.ZodMiniType>(schema: Schema, description: string, more: Field = {}): z.ZodMiniOptional<Schema> {
  return z.optional(field(schema, description, more));
}

type DefaultOf<Schema extends z.ZodMiniType> = z.core.util.NoUndefined<z.output<Schema>>;

/** The same for a field that has a default; a list or object is given as a function, so that no two documents share one. */
export function defaulted<Schema extends z.ZodMiniType>(
  schema: Schema, value: DefaultOf<Schema> | (() => DefaultOf<Schema>), description: string, more: Field = {},
): z.ZodMiniDefault<Schema> {
  return z._default(field(schema, description, more), value);
}
