import * as z from 'zod/mini';
import { fields, type Field } from '../field';
import { kinds, type Kind } from '../kinds';

/** A schema in JSON Schema's words, with all else that is known of the field beside them. */
export interface FieldSchema extends Omit<Field, 'type'> {
  readonly type?: 'string' | 'integer' | 'boolean' | 'array' | 'object';
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
  readonly items?: FieldSchema;
  readonly propertyNames?: FieldSchema;
  readonly additionalProperties?: FieldSchema | false;
}

/** The schema of a kind of spec as it is written, with no reference in it. */
export function schemaOf(kind: Kind): FieldSchema {
  return z.toJSONSchema(kinds[kind], { target: 'draft-07', io: 'input', metadata: fields }) as FieldSchema;
}
