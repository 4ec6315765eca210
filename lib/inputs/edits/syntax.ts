import type { ParsedNode } from 'yaml';
import type { Chunk } from '../chunk';
import { compose } from '../compose';
import type { Origin } from '../origin';
import { parseChunk } from '../parsed';

/** One document of a file, parsed with all that its text is made of. */
export interface Syntax {
  readonly chunk: Chunk;
  /** Which of the documents of the chunk, from 0. */
  readonly index: number;
  readonly root: ParsedNode;
  readonly value: unknown;
}

/** The document that something was read from; nothing where that cannot be parsed. */
export function syntaxOf({ chunk, index }: Origin): Syntax | undefined {
  const root = compose(chunk.text, true)[index]?.contents;
  const parsed = parseChunk(chunk).find((document) => document.index === index);
  return root && parsed?.mistakes.length === 0 ? { chunk, index, root, value: parsed.value } : undefined;
}

/** Names a document of a file. */
export function placeKey({ chunk, index }: Pick<Origin, 'chunk' | 'index'>): string {
  return `${chunk.start}/${index}`;
}
