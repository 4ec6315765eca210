import { columns } from '../../../diagnostics/printable';
import type { Terminal } from '../io';

/** Columns of a text that does not go to a terminal, and the fewest that a terminal is taken for. */
const usualWidth = 120;
const leastWidth = 60;

/** How many columns a text for a stream may have. */
export function widthOf({ isTTY, columns: own }: Terminal): number {
  return Math.max(leastWidth, (isTTY ? own : undefined) ?? usualWidth);
}

/** Breaks a text between words so that no line is wider than `width` columns where that can be helped; later lines are indented. */
export function wrap(text: string, width: number, first = '', later = first): string {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(' ')) {
    if (!empty && columns(line) + 1 + columns(word) > width) {
      lines.push(line);
      [line, empty] = [later, true];
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line].join('\n');
}
