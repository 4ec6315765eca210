import type { Palette } from '../../../diagnostics/palette';
import { notCheckedLines } from '../../../vet/not-checked-lines';
import type { NotChecked } from '../../../vet/vet';
import { wrap } from '../text/wrap';

/** What could not be judged, by what would have to be given: a line for each kind and namespace. */
export function notCheckedText(notChecked: readonly NotChecked[], width: number, palette: Palette): string {
  if (notChecked.length === 0) return '';
  const lines = notCheckedLines(notChecked).map((line) => wrap(line, width, '  ', '    '));
  return `${palette.bold('not checked')}, since it was not given:\n${lines.join('\n')}\n`;
}
