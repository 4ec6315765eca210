import { chunksOf } from './chunks';
import { isJson } from './is-json';
import { readPlainly } from './read-plainly';

/** What the documents of a file mean, one for each chunk; `null` for what is not beyond doubt, and is for the careful reader. */
export type PlainValues = readonly (Readonly<Record<string, unknown>> | null)[];

/** Reads the documents of a text as far as they are plain; of JSON, which is read in no time by others, none. */
export function plainValues(text: string): PlainValues {
  return isJson(text) ? [] : chunksOf(text).map((chunk) => readPlainly(chunk.text) ?? null);
}
