import type { Palette } from '../../../diagnostics/palette';
import { printable } from '../../../diagnostics/printable';
import { wrap } from './wrap';

/** Lines with their titles before them. */
export function titled(lines: readonly (readonly [string, string])[], width: number, palette: Palette): string {
  const indent = ' '.repeat(Math.max(...lines.map(([title]) => title.length)) + 2);
  return lines.map(([title, text]) => {
    const wrapped = wrap(printable(text), width, indent).slice(indent.length);
    return `${palette.bold(title)}${' '.repeat(indent.length - title.length)}${wrapped}\n`;
  }).join('');
}
