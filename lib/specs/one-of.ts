import type * as z from 'zod/mini';
import { withRule } from './rule';
import { quoteAll } from './show';

/** How many of some fields may be given. */
interface Amount {
  readonly words: string;
  readonly code: string;
  readonly operator: '==' | '<=' | '>=';
  readonly fits: (given: number) => boolean;
  /** The same in JSON Schema, over schemas that each ask for one field. */
  readonly schema: (each: readonly object[]) => object;
}

const exactly: Amount = {
  words: 'exactly one',
  code: 'exactly-one-of',
  operator: '==',
  fits: (given) => given === 1,
  schema: (each) => ({ oneOf: each }),
};

const atMost: Amount = {
  words: 'at most one',
  code: 'at-most-one-of',
  operator: '<=',
  fits: (given) => given <= 1,
  schema: (each) => ({ oneOf: [...each, { not: { anyOf: each } }] }),
};

const atLeast: Amount = {
  words: 'at least one',
  code: 'at-least-one-of',
  operator: '>=',
  fits: (given) => given >= 1,
  schema: (each) => ({ anyOf: each }),
};

/** The object schema, of whose named fields exactly one must be given. */
export function exactlyOneOf<Schema extends z.ZodMiniObject>(schema: Schema, names: readonly string[]): Schema {
  return counted(schema, names, exactly);
}

/** The object schema, of whose named fields one may be given. */
export function atMostOneOf<Schema extends z.ZodMiniObject>(schema: Schema, names: readonly string[]): Schema {
  return counted(schema, names, atMost);
}

/** The object schema, of whose named fields one must be given, or more. */
export function atLeastOneOf<Schema extends z.ZodMiniObject>(schema: Schema, names: readonly string[]): Schema {
  return counted(schema, names, atLeast);
}

function counted<Schema extends z.ZodMiniObject>(schema: Schema, names: readonly string[], amount: Amount): Schema {
  const which = names.length === 1 ? quoteAll(names) : `${amount.words} of ${quoteAll(names)}`;
  const message = `${which} ${amount === atMost ? 'may' : 'must'} be given`;
  return withRule(schema, (value) => {
    const given = names.filter((name) => (value as Record<string, unknown>)[name] !== undefined);
    if (amount.fits(given.length)) return [];
    const help = given.length ? 'keep one of them' : `add ${quoteAll(names, 'or')}`;
    return [{ code: amount.code, message: `${message}, got ${given.length ? quoteAll(given) : 'none'}`, help }];
  }, {
    rule: `[${names.map((name) => `has(self.${name})`).join(', ')}].filter(x, x).size() ${amount.operator} 1`,
    message,
    schema: amount.schema(names.map((name) => ({ required: [name] }))),
  });
}
