import type { Schema } from '../../scripts/crds/schema';
import { isRecord } from './is-record';

interface Type {
  readonly text: string;
  readonly fits: (value: unknown) => boolean;
}

const types: Readonly<Record<NonNullable<Schema['type']>, Type>> = {
  array: { text: 'a list', fits: Array.isArray },
  boolean: { text: 'a boolean', fits: (value) => typeof value === 'boolean' },
  // a greater one would lose digits on its way
  integer: { text: 'an integer', fits: Number.isSafeInteger },
  number: { text: 'a number', fits: Number.isFinite },
  object: { text: 'an object', fits: isRecord },
  string: { text: 'a string', fits: (value) => typeof value === 'string' },
};

/** Answers with the type that a schema asks for where a value is not of that type. */
export function compileType(schema: Schema): (value: unknown) => string | undefined {
  const type = schema['x-kubernetes-int-or-string'] ? intOrString : schema.type && types[schema.type];
  if (!type) return () => undefined;
  const { text, fits } = schema.nullable ? orNull(type) : type;
  return (value) => (fits(value) ? undefined : text);
}

const intOrString: Type = {
  text: 'an integer or a string',
  fits: (value) => types.integer.fits(value) || types.string.fits(value),
};

function orNull({ text, fits }: Type): Type {
  return { text: `${text} or null`, fits: (value) => value === null || fits(value) };
}
