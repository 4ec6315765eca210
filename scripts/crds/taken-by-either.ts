import { canonicalJson } from './canonical-json';
import type { Rule, Schema } from './schema';

/** A schema that takes what either of two takes, as far as they are known to differ: in fields, in the values of an enumeration, in what must be there and in rules. */
export function takenByEither(one: Schema, other: Schema): Schema {
  return Object.fromEntries(Object.entries(one).flatMap(([keyword, value]) => {
    const taken = either(keyword as keyof Schema, value, other[keyword as keyof Schema]);
    return taken === undefined ? [] : [[keyword, taken]];
  }));
}

function either(keyword: keyof Schema, value: unknown, also: unknown): unknown {
  if (also === undefined) return undefined;
  switch (keyword) {
    case 'properties': return fields(value as Fields, also as Fields);
    case 'items': case 'additionalProperties': return takenByEither(value as Schema, also as Schema);
    case 'enum': return [...new Set([...value as string[], ...also as string[]])];
    case 'required': return (value as string[]).filter((name) => (also as string[]).includes(name));
    case 'x-kubernetes-validations': return some((value as Rule[]).filter(({ rule }) => (also as Rule[]).some((known) => known.rule === rule)));
    default: return canonicalJson(value) === canonicalJson(also) ? value : undefined;
  }
}

function some<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}

type Fields = Readonly<Record<string, Schema>>;

function fields(own: Fields, others: Fields): Fields {
  const shared = Object.entries(own).map(([name, schema]) => [name, others[name] ? takenByEither(schema, others[name]) : schema] as const);
  return { ...others, ...Object.fromEntries(shared) };
}
