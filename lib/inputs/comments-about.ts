import { isMap, isScalar, isSeq, Lexer, type ParsedNode } from 'yaml';
import type { Path } from '../diagnostics/finding';
import type { Source } from '../diagnostics/source';
import type { Chunk } from './chunk';
import { compose } from './compose';
import type { Range } from './mistake';
import type { Origin } from './origin';

/** The comments of each chunk by the document and the place in it that they are about; the items of a list share a chunk. */
const found = new WeakMap<Chunk, Map<string, ReadonlyMap<string, readonly Range[]>>>();

/** Where in a file the comments about a document stand that contain a word; nothing is parsed where no comment can be meant. */
export function commentsAbout(source: Source, { chunk, index, prefix }: Origin, word: string): readonly Range[] {
  const byWord = found.get(chunk) ?? new Map<string, ReadonlyMap<string, readonly Range[]>>();
  found.set(chunk, byWord);
  const byOwner = byWord.get(word) ?? commentsByOwner(source, chunk, word);
  byWord.set(word, byOwner);
  return byOwner.get(JSON.stringify([index, ...prefix])) ?? [];
}

function commentsByOwner(source: Source, chunk: Chunk, word: string): ReadonlyMap<string, readonly Range[]> {
  const byOwner = new Map<string, Range[]>();
  const text = source.text.slice(...chunk.comments);
  if (!text.includes(word)) return byOwner;
  const roots = compose(chunk.text).map(({ contents }) => contents);
  for (const [from, to] of commentsIn(text).filter((range) => text.slice(...range).includes(word))) {
    const range = [chunk.comments[0] + from, chunk.comments[0] + to] as const;
    const owner = JSON.stringify(ownerOf(roots, range[0] - chunk.start, chunk.text));
    const own = byOwner.get(owner);
    if (own) own.push(range);
    else byOwner.set(owner, [range]);
  }
  return byOwner;
}

/** What the lexer puts before a scalar, and where a document begins. */
const marks = new Set(['\u0002', '\u0018', '\u001f']);

function commentsIn(text: string): Range[] {
  const comments: Range[] = [];
  let at = 0;
  let isScalarNext = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (!isScalarNext && marks.has(lexeme)) {
      isScalarNext = lexeme === '\u001f';
      continue;
    }
    if (!isScalarNext && lexeme.startsWith('#')) comments.push([at, at + lexeme.trimEnd().length]);
    isScalarNext = false;
    at += lexeme.length;
  }
  return comments;
}

/** Which document of a chunk a comment is about, and which item in it. */
function ownerOf(roots: readonly (ParsedNode | null)[], at: number, text: string): Path {
  const owner = firstBehind(roots, at, text);
  return [owner, ...itemOf(roots[owner] ?? null, at, text)];
}

/** The item of a `List` that holds a comment or stands below it. */
function itemOf(root: ParsedNode | null, at: number, text: string): Path {
  const pairs = isMap(root) ? root.items as { key: ParsedNode; value: ParsedNode | null }[] : [];
  const named = (name: string) => pairs.find(({ key }) => isScalar(key) && key.value === name);
  const kind = named('kind')?.value;
  const items = named('items');
  if (!items || !isSeq(items.value) || !isScalar(kind) || kind.value !== 'List' || at < items.key.range[0]) return [];
  const nodes = items.value.items as ParsedNode[];
  const item = firstBehind(nodes, at, text);
  return item < 0 ? [] : ['items', item, ...itemOf(nodes[item]!, at, text)];
}

/** The first of some nodes, which come in order, whose last line does not end before a place; else the last one. */
function firstBehind(nodes: readonly (ParsedNode | null)[], at: number, text: string): number {
  let [low, high] = [0, nodes.length - 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (endOfLine(text, nodes[middle]?.range[1] ?? 0) >= at) high = middle;
    else low = middle + 1;
  }
  return high;
}

/** The end of the line that a node ends in; a parser counts the line break of the last line to a node in a block. */
function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', Math.max(0, at - 1));
  return end < 0 ? text.length : end;
}
