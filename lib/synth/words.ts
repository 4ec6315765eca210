import type { Spec } from '../specs/kinds';
import type { MeshSettings } from '../specs/mesh-settings';
import type { Path, Problem } from '../specs/problem';

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

/** What a mesh is made of where its settings say so. */
export interface Target {
  readonly code: string;
  readonly field: 'mode' | 'routing';
  readonly asked: string;
  /** What says all. */
  readonly instead: string;
  readonly meaning: string;
}

/** That a target cannot say what a spec asks for. */
export function unsaidIn({ code, field, asked, instead, meaning }: Target, on: Spec, { path, why }: Reason, settings: MeshSettings): Problem {
  return {
    code,
    on,
    path,
    message: `with \`${field}: ${asked}\` this is not to be had: ${why}`,
    help: on.kind === 'SecureApplication' ? `leave it out, or ask the operator for \`${field}: ${instead}\`` : `change it, or write \`${field}: ${instead}\``,
    related: [{ on: settings, path: ['spec', field], message: meaning }],
  };
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
