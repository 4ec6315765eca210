import type { Location } from './finding';
import { columns, printable } from './printable';
import { lineAt, type Source } from './source';

/** The most of a line that is shown, in UTF-16 code units, and how much of that stands before the place in question. */
const longest = 120;
const before = 60;

/** The line a location begins on, made safe to print and cut around the place, and the spaces and carets that go below it. */
export interface Excerpt {
  readonly line: string;
  readonly indent: string;
  readonly underline: string;
}

/** Shows where a location is; nothing where the source has no such line. */
export function excerpt(source: Source, { line, column, endLine, endColumn }: Location): Excerpt | undefined {
  const text = lineAt(source, line);
  if (text === undefined) return undefined;
  const start = Math.min(column - 1, text.length);
  const end = endLine === line ? Math.min(endColumn - 1, text.length) : text.trimEnd().length;
  const [from, to] = text.length <= longest ? [0, text.length] : window(text, start);
  const lead = (from > 0 ? '…' : '') + printable(text.slice(from, start));
  const value = printable(text.slice(start, Math.max(start, Math.min(end, to))));
  const tail = printable(text.slice(start, to)).slice(value.length) + (to < text.length ? '…' : '');
  return { line: (lead + value + tail).trimEnd(), indent: ' '.repeat(columns(lead)), underline: '^'.repeat(Math.max(1, columns(value))) };
}

/** The part of a long line to show around an offset; no character is cut in half. */
function window(text: string, offset: number): readonly [number, number] {
  const from = whole(text, Math.max(0, Math.min(offset - before, text.length - longest)));
  return [from, whole(text, Math.min(text.length, from + longest))];
}

function whole(text: string, offset: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(offset)) ? offset - 1 : offset;
}
