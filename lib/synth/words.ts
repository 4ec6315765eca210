import type { Path } from '../specs/problem';

/**
 * How a target says the fields of a spec: all of one (`said`), some values of one (a function that tells why not, where it cannot), or
 * part by part. The compiler asks for every field, of the parts too, so that none that is new is dropped.
 */
export type Words<Whole> = { readonly [Field in keyof Required<Whole>]: Word<NonNullable<Whole[Field]>> };

type Word<Value> = ((value: Value) => string | undefined) | ([Parts<Value>] extends [never] ? 'said' : Words<Parts<Value>>);

/** The object with fields of its own that a value is or has items of; none for plain values, their lists, and maps. */
type Parts<Value> = Value extends readonly (infer Item)[] ? Parts<Item>
  : Value extends object ? (string extends keyof Value ? never : [keyof Value] extends [never] ? never : Value) : never;

/** What a target cannot say, and why. */
export interface Reason {
  readonly path: Path;
  readonly why: string;
}

/** The word of a field that a target has none for, whatever its value. */
export function never(why: string): () => string {
  return () => why;
}

/** What is written in a spec, or in a part of one, that has no words. */
export function* wordless<Whole extends object>(words: Words<Whole>, whole: Whole, path: Path): Generator<Reason> {
  for (const field of Object.keys(words) as (keyof Whole & string)[]) {
    const [word, value] = [words[field] as unknown, whole[field]];
    if (word === 'said' || value === undefined) continue;
    const why = typeof word === 'function' ? (word as (one: unknown) => string | undefined)(value) : undefined;
    if (why !== undefined) yield { path: [...path, field], why };
    if (typeof word === 'object') yield* parts(word as Words<object>, value as object, [...path, field]);
  }
}

function* parts(words: Words<object>, value: object, path: Path): Generator<Reason> {
  if (!Array.isArray(value)) yield* wordless(words, value, path);
  else for (const [index, item] of (value as object[]).entries()) yield* wordless(words, item, [...path, index]);
}
