import type { Chunk } from './chunk';

/** The lines in the first column of a list as kubectl writes it, its items and comments aside. */
const fields = /^(?:---|apiVersion: v1|items:|kind: List|metadata:.*)\s*$/;
/** What may be an anchor or alias, by which one item may need another one. */
const anchor = /(?:^|[\s[{,])[&*][^\s]/;

/**
 * The items of a `List` as kubectl writes it, each as a text of its own with its dash as a space; nothing for any other document.
 * No line in the first column can belong to a value inside an item, since values are indented more than their keys.
 */
export function itemsOf({ start, text, comments }: Chunk): readonly Chunk[] | undefined {
  if (!/^kind: List\s*$/m.test(text) || anchor.test(text)) return undefined;
  const lines = [...text.matchAll(/^[^\s#].*/gm)].map(({ 0: line, index }) => ({ line, index }));
  const items = lines.map(({ line }) => /^-(?:\s|$)/.test(line));
  const names = lines.filter((_line, number) => !items[number]).map(({ line }) => line);
  const isSplit = items.lastIndexOf(true) - items.indexOf(true) >= items.filter(Boolean).length;
  const isBelowItems = lines[items.indexOf(true) - 1]?.line.startsWith('items:') === true;
  if (isSplit || !isBelowItems || !names.every((line) => fields.test(line)) || hasTwins(names)) return undefined;
  const from = lines.map(({ index }) => start + commentsAbove(text, index));
  return lines.flatMap(({ index }, number) => {
    const above: Chunk['comments'] = [from[number]!, from[number + 1] ?? comments[1]];
    return items[number] ? { start: start + index, text: ` ${text.slice(index + 1, lines[number + 1]?.index)}`, comments: above } : [];
  });
}

/** Where the comments in the first column begin that stand right above a line: they are about what is below. */
function commentsAbove(text: string, line: number): number {
  let from = line;
  for (let end = line - 1; end > 0;) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    if (text[start] !== '#') return from;
    [from, end] = [start, start - 1];
  }
  return from;
}

function hasTwins(lines: readonly string[]): boolean {
  return new Set(lines.map((line) => line.split(':')[0])).size < lines.length;
}
