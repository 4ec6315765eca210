import type { Paint } from '../../../diagnostics/palette';
import { columns } from '../../../diagnostics/printable';

/** A cell of a table: its text, and how it is painted. */
export interface Cell {
  readonly text: string;
  readonly paint?: Paint;
}

/** Space between two columns. */
const gap = '  ';

/** Rows with their columns one below the other; the last column is as wide as it is. */
export function table(rows: readonly (readonly Cell[])[]): string[] {
  const widths = (rows[0] ?? []).map((_cell, index) => rows.reduce((widest, row) => Math.max(widest, columns(row[index]!.text)), 0));
  return rows.map((row) => row.map(({ text, paint = plain }, index) => {
    // painted without the blanks, which a colour would make seen
    return index === row.length - 1 ? paint(text) : paint(text) + ' '.repeat(widths[index]! - columns(text));
  }).join(gap).trimEnd());
}

function plain(text: string): string {
  return text;
}
