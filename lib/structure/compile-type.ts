import { quoteAll, show } from '../specs/show';
import type { Check } from './check';
import { tell } from './check';
import { isRecord } from './is-record';
import type { Schema } from './schema';

/** A type of JSON values. */
interface Type {
  readonly text: string;
  readonly fits: (value: unknown) => boolean;
}

const types: Readonly<Record<NonNullable<Schema['type']>, Type>> = {
  array: { text: 'a list', fits: Array.isArray },
  boolean: { text: '`true` or `false`', fits: (value) => typeof value === 'boolean' },
  // a greater one would lose digits on its way
  integer: { text: 'an integer', fits: Number.isSafeInteger },
  number: { text: 'a number', fits: Number.isFinite },
  object: { text: 'an object', fits: isRecord },
  string: { text: 'a text', fits: (value) => typeof value === 'string' },
};

const intOrString: Type = {
  text: 'an integer or a text',
  fits: (value) => types.integer.fits(value) || types.string.fits(value),
};

/** The type that a schema asks for; `undefined` where it takes any. */
export function typeOf(schema: Schema): Type | undefined {
  const type = schema['x-kubernetes-int-or-string'] ? intOrString : schema.type && types[schema.type];
  return type && schema.nullable ? { text: `${type.text} or null`, fits: (value) => value === null || type.fits(value) } : type;
}

/** Asks for the type of a schema, and goes on with the values that have it. */
export function checkType(schema: Schema, check: Check): Check {
  const type = typeOf(schema);
  if (!type) return check;
  const { text, fits } = type;
  return (value, judging) => {
    if (fits(value)) check(value, judging);
    else tell(judging, 'structure', () => ({ message: `this must be ${text}, and is ${show(value)}`, help: adviceFor(value, schema, text) }));
  };
}

function adviceFor(value: unknown, schema: Schema, text: string): string {
  const { type } = schema;
  if (type === 'string' && (typeof value === 'number' || typeof value === 'boolean')) return `put it in quotes: \`"${value}"\``;
  const written = typeof value === 'string' && (type === 'integer' || type === 'number' || type === 'boolean') ? unquoted(value) : undefined;
  if (types[type ?? 'object'].fits(written)) return `leave the quotes out: \`${String(written)}\``;
  if (type === 'array' && (typeof value === 'string' || isRecord(value))) return 'make it the one item of a list: put `- ` before it';
  return `write ${text}${fieldsOf(schema)}`;
}

/** The fields that an object must have, or else some that it may have. */
function fieldsOf({ properties, required = Object.keys(properties ?? {}).slice(0, 4) }: Schema): string {
  return required.length > 0 ? ` with ${quoteAll(required)}` : '';
}

function unquoted(value: string): unknown {
  if (value === 'true' || value === 'false') return value === 'true';
  return /^-?\d{1,15}(\.\d{1,15})?$/.test(value) ? Number(value) : undefined;
}
