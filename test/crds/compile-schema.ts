import type { Schema } from '../../scripts/crds/schema';
import { checkAll } from './check';
import type { Check } from './check';
import { checkItems, checkItemCount, checkListKeys } from './check-list';
import { checkFields, checkPropertyCount, checkRequired } from './check-object';
import { checkEnum, checkFormat, checkLength, checkPattern, checkRange, checkUnicode } from './check-scalar';
import { compileType } from './compile-type';
import { describeValue } from './describe-value';

type Compile<K extends keyof Schema> = (value: NonNullable<Schema[K]>, schema: Schema) => Check | undefined;

const judgedElsewhere = (): undefined => undefined;

/** What every keyword of a structural schema asks of a value, as apiextensions-apiserver reads it. */
const keywords: { readonly [K in keyof Schema]-?: Compile<K> } = {
  'type': (type, schema) => {
    if (type === 'object') return checkFields(schema, compileSchema);
    if (type === 'array') return checkItems(schema, compileSchema);
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
  'properties': judgedElsewhere,
  'additionalProperties': judgedElsewhere,
  'x-kubernetes-preserve-unknown-fields': judgedElsewhere,
  'x-kubernetes-map-type': judgedElsewhere,
  'minProperties': (min) => checkPropertyCount(min, Infinity),
  'maxProperties': (max) => checkPropertyCount(0, max),
  'required': checkRequired,
  'allOf': (schemas) => checkAll(schemas.map(compileSchema)),
  'anyOf': (schemas) => checkAlternatives('at least one', schemas, (held) => held > 0),
  'oneOf': (schemas) => checkAlternatives('exactly one', schemas, (held) => held === 1),
  'not': (schema) => checkAlternatives('none', [schema], (held) => held === 0),
  'x-kubernetes-validations': judgedElsewhere,
};

/** The check of a structural schema; a keyword, type or format that it cannot judge is thrown, never passed over. */
export function compileSchema(schema: Schema): Check {
  const all = checkAll(Object.entries(schema).flatMap(([keyword, value]) => compileKeyword(keyword, value, schema) ?? []));
  const misfit = compileType(schema);
  return (value, path, errors) => {
    const type = misfit(value);
    if (type === undefined) all(value, path, errors);
    else errors.push(`${path}: must be ${type}, is ${describeValue(value)}`);
  };
}

function compileKeyword(keyword: string, value: unknown, schema: Schema): Check | undefined {
  if (!Object.hasOwn(keywords, keyword)) throw new Error(`the keyword \`${keyword}\` cannot be judged`);
  return (keywords[keyword as keyof Schema] as (value: unknown, schema: Schema) => Check | undefined)(value, schema);
}

function checkAlternatives(wanted: string, schemas: readonly Schema[], fits: (held: number) => boolean): Check {
  const checks = schemas.map(compileSchema);
  const text = schemas.map((schema) => JSON.stringify(schema)).join(', ');
  return (value, path, errors) => {
    const held = checks.filter((check) => holds(check, value, path)).length;
    if (!fits(held)) errors.push(`${path}: ${wanted} of these must hold, ${held} do: ${text}`);
  };
}

function holds(check: Check, value: unknown, path: string): boolean {
  const errors: string[] = [];
  check(value, path, errors);
  return errors.length === 0;
}
