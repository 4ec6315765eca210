import type { Chunk } from './chunk';
import { itemsOf } from './list-items';

/** A line that ends the document before it, whatever that is in the middle of (YAML 1.2, `c-forbidden`). */
const marker = /^(?:---|\.\.\.)(?![^ \t\r\n])/gm;

/**
 * Cuts a YAML stream into its documents, and a `List` as kubectl writes it into its items, so that each is parsed alone; what holds
 * comments alone is left out. A stream with directives stays whole.
 */
export function chunksOf(text: string): readonly Chunk[] {
  const starts = /^%/m.test(text) ? [0] : [0, ...[...text.matchAll(marker)].map(({ index }) => index)];
  const documents = starts.map((start, index) => chunkAt(text, start, starts[index + 1])).filter(hasContent);
  return documents.flatMap((chunk) => itemsOf(chunk) ?? chunk);
}

function chunkAt(text: string, start: number, end: number | undefined): Chunk {
  // the line that ends a document is no part of the next one
  const from = start > 0 && text.startsWith('...', start) ? start + 3 : start;
  return { start: from, text: text.slice(from, end) };
}

function hasContent({ text }: Chunk): boolean {
  return /^[^\S\n]*[^\s#]/m.test(text.replace(/^---(?![^ \t\r\n])/, ''));
}
