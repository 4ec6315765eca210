import type { Entry } from './entry';
import { beginsLine, column, endsLine, lineEndAfter, lineEndBefore, skipBlanks, skipBlanksBack, type Layout } from './layout';
import { flowProperty, flowText } from './render';
import type { Splice } from './splice';

/** Puts properties, or items where there is no name, behind an entry in brackets or braces: on lines of their own where that is on one. */
export function additionsInFlow(after: Entry, added: readonly (readonly [string | undefined, unknown])[], layout: Layout): Splice[] {
  const { text, json } = layout;
  const lines = beginsLine(text, after.from) ? `${layout.lineEnd}${' '.repeat(column(text, after.from))}` : undefined;
  const between = lines ?? (json === 'dense' ? '' : ' ');
  const texts = added.map(([name, value]) => `${between}${name === undefined ? flowText(value, layout, lines) : flowProperty(name, value, layout, lines)}`);
  const behind = after.comma === undefined ? after.to : after.comma + 1;
  const at = lines !== undefined && endsLine(text, behind) ? lineEndAfter(text, behind) : behind;
  const comma: Splice[] = after.comma === undefined ? [{ from: after.to, to: after.to, text: ',' }] : [];
  return [...comma, { from: at, to: at, text: texts.join(',') }];
}

/** Takes some but not all entries out, with their commas; where something is put behind the last one left, that keeps its own. */
export function removalsInFlow(entries: readonly Entry[], removed: readonly Entry[], { text }: Layout, isAddedTo: boolean): Splice[] {
  const gone = new Set(removed);
  const first = entries.findIndex((entry) => !gone.has(entry));
  const last = entries.filter((entry) => !gone.has(entry)).at(-1);
  const isTail = last?.comma !== undefined && !isAddedTo && gone.has(entries.at(-1)!);
  const comma: Splice[] = isTail ? [{ from: last.comma!, to: last.comma! + 1, text: '' }] : [];
  const leading = new Set(entries.slice(0, first));
  return [...comma, ...removed.map((entry) => removal(entry, leading.has(entry), text))];
}

function removal({ from, to, comma }: Entry, isLeading: boolean, text: string): Splice {
  const behind = comma === undefined ? to : comma + 1;
  if (beginsLine(text, from) && endsLine(text, behind)) return { from: lineEndBefore(text, from), to: lineEndAfter(text, behind), text: '' };
  return isLeading ? { from, to: skipBlanks(text, behind), text: '' } : { from: skipBlanksBack(text, from), to: behind, text: '' };
}
