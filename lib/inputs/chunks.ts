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
  const stretches = starts.map((start, index) => stretchAt(text, start, starts[index + 1])).filter(hasContent);
  const documents = stretches.map((stretch, index): Chunk => ({ ...stretch, comments: commentsOf(stretches, index, text) }));
  return documents.flatMap((chunk) => itemsOf(chunk) ?? chunk);
}

type Stretch = Omit<Chunk, 'comments'>;

/** From the end of the document before; those below the last one are about that. */
function commentsOf(stretches: readonly Stretch[], index: number, text: string): Chunk['comments'] {
  const endOf = (stretch: Stretch | undefined) => (stretch ? stretch.start + stretch.text.length : 0);
  return [endOf(stretches[index - 1]), index === stretches.length - 1 ? text.length : endOf(stretches[index])];
}

function stretchAt(text: string, start: number, end: number | undefined): Stretch {
  // the line that ends a document is no part of the next one
  const from = start > 0 && text.startsWith('...', start) ? start + 3 : start;
  return { start: from, text: text.slice(from, end) };
}

function hasContent({ text }: Stretch): boolean {
  return /^[^\S\n]*[^\s#]/m.test(text.replace(/^---(?![^ \t\r\n])/, ''));
}
