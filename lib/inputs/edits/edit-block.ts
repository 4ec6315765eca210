import type { Entry } from './entry';
import { beginsLine, column, lineEndAfter, lineEndBefore, skipBlanksBack, type Layout } from './layout';
import { blockLines, onLines } from './render';
import type { Splice } from './splice';

/** Puts properties, or items where there is no name, on lines of their own below an entry, as far to the right as that. */
export function additionsInBlock(after: Entry, added: readonly (readonly [string | undefined, unknown])[], layout: Layout): Splice[] {
  const at = lineEndAfter(layout.text, after.to);
  const indent = ' '.repeat(column(layout.text, after.from));
  return [{ from: at, to: at, text: added.map(([name, value]) => onLines(blockLines(name, value, layout), indent, layout)).join('') }];
}

/** Takes the lines of some but not all entries out. */
export function removalsInBlock(entries: readonly Entry[], removed: readonly Entry[], layout: Layout): Splice[] {
  const { text } = layout;
  const gone = new Set(removed);
  const [first] = entries;
  // behind the dash of a list
  if (!first || !gone.has(first) || beginsLine(text, first.from)) return removed.map((entry) => ownLines(entry, layout));
  const next = entries.findIndex((entry) => !gone.has(entry));
  const run = entries.slice(0, next);
  const isBare = run.every(({ to }, index) => /^\s*$/.test(text.slice(lineEndAfter(text, to), entries[index + 1]!.from)));
  const start = isBare
    ? [{ from: first.from, to: entries[next]!.from, text: '' }]
    : [{ from: skipBlanksBack(text, first.from), to: lineEndAfter(text, first.to), text: '' }, ...run.slice(1).map((entry) => ownLines(entry, layout))];
  return [...start, ...removed.slice(run.length).map((entry) => ownLines(entry, layout))];
}

/**
 * From the line break before an entry to the one after it, so that what is put behind it stays in its place. Where none is after it,
 * the one before it stays, since a text above that keeps its last line breaks (`|+`) would lose one.
 */
function ownLines({ from, to }: Entry, { text, lineEnd }: Layout): Splice {
  const [before, after] = [lineEndBefore(text, from), lineEndAfter(text, to)];
  if (after === text.length) return { from: text.lastIndexOf('\n', from) + 1, to: after, text: '' };
  // the first line of a file has none before it
  const isFirst = before === 0 && text[0] !== '\n' && text[0] !== '\r';
  return { from: before, to: isFirst ? after + lineEnd.length : after, text: '' };
}
