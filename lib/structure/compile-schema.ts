import { checkAlternatives } from './alternatives';
import { checkAll, type Check } from './check';
import { checkItemCount, checkItems, checkListKeys } from './check-list';
import { checkFields, checkKnownFields, checkPropertyCount, checkRequired } from './check-object';
import { checkEnum, checkFormat, checkLength, checkPattern, checkRange, checkUnicode } from './check-scalar';
import { checkType } from './compile-type';
import type { Schema } from './schema';

type Compile<K extends keyof Schema> = (value: NonNullable<Schema[K]>, schema: Schema) => Check | undefined;

const judgedElsewhere = (): undefined => undefined;

/** What every keyword of a structural schema asks of a value, as apiextensions-apiserver reads it. */
const keywords: { readonly [K in keyof Schema]-?: Compile<K> } = {
  'type': (type, schema) => {
    if (type === 'object') return checkFields(schema, whenMet);
    if (type === 'array') return checkItems(schema, whenMet);
    return type === 'string' ? checkUnicode : undefined;
  },
  'x-kubernetes-int-or-string': () => checkUnicode,
  'nullable': judgedElsewhere,
  'default': judgedElsewhere,
  'format': checkFormat,
  'enum': checkEnum,
  'pattern': checkPattern,
  'minLength': (min) => checkLength(min, Infinity),
  'maxLength': (max) => checkLength(0, max),
  'minimum': (min) => checkRange(min, Infinity),
  'maximum': (max) => checkRange(-Infinity, max),
  'items': judgedElsewhere,
  'minItems': (min) => checkItemCount(min, Infinity),
  'maxItems': (max) => checkItemCount(0, max),
  'x-kubernetes-list-type': (type, schema) => checkListKeys(type, schema['x-kubernetes-list-map-keys'] ?? []),
  'x-kubernetes-list-map-keys': judgedElsewhere,
  // where no type is asked for, a schema adds to one that knows all fields
  'properties': (_, schema) => (schema.type ? undefined : checkKnownFields(schema, whenMet)),
  'additionalProperties': judgedElsewhere,
  'x-kubernetes-preserve-unknown-fields': judgedElsewhere,
  'x-kubernetes-map-type': judgedElsewhere,
  'minProperties': (min) => checkPropertyCount(min, Infinity),
  'maxProperties': (max) => checkPropertyCount(0, max),
  'required': checkRequired,
  'allOf': (schemas) => checkAll(schemas.map(compileSchema)),
  'anyOf': (schemas) => checkAlternatives(schemas, compileSchema, (held) => held > 0),
  'oneOf': (schemas) => checkAlternatives(schemas, compileSchema, (held) => held === 1),
  'not': (schema) => checkAlternatives([schema], compileSchema, (held) => held === 0),
  'x-kubernetes-validations': judgedElsewhere,
};

/** The check of a structural schema; a keyword, type or format that it cannot judge is thrown, never passed over. */
export function compileSchema(schema: Schema): Check {
  return checkType(schema, checkAll(Object.entries(schema).flatMap(([keyword, value]) => compileKeyword(keyword, value, schema) ?? [])));
}

function compileKeyword(keyword: string, value: unknown, schema: Schema): Check | undefined {
  if (!Object.hasOwn(keywords, keyword)) throw new Error(`the keyword \`${keyword}\` cannot be judged`);
  return (keywords[keyword as keyof Schema] as (value: unknown, schema: Schema) => Check | undefined)(value, schema);
}

/** Most documents have few of the fields that they could have. */
function whenMet(schema: Schema): Check {
  let made: Check | undefined;
  return (value, judging) => (made ??= compileSchema(schema))(value, judging);
}
