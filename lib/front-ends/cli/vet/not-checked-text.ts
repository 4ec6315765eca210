import type { Palette } from '../../../diagnostics/palette';
import { compareText } from '../../../kube/order';
import { groupBy } from '../../../mesh/group-by';
import type { NotChecked } from '../../../vet/vet';
import { wrap } from '../text/wrap';

/** What could not be judged, by what would have to be given: a line for each kind and namespace. */
export function notCheckedText(notChecked: readonly NotChecked[], width: number, palette: Palette): string {
  if (notChecked.length === 0) return '';
  const lines = [...groupBy(notChecked, ({ notShown }) => wanted(notShown))].sort(([a], [b]) => compareText(a, b))
    .map(([kind, entries]) => wrap(`no ${kind}: ${rulesOf(entries)}`, width, '  ', '    '));
  return `${palette.bold('not checked')}, since it was not given:\n${lines.join('\n')}\n`;
}

/** `Gateway of istio-ingress`. */
function wanted({ kind, namespace }: NotChecked['notShown']): string {
  const name = kind.slice(kind.indexOf('/') + 1);
  return namespace === undefined ? name : `${name} of \`${namespace}\``;
}

function rulesOf(entries: readonly NotChecked[]): string {
  const counts = [...groupBy(entries, ({ rule }) => rule.name)].sort(([a], [b]) => compareText(a, b));
  return counts.map(([name, same]) => (same.length === 1 ? name : `${name} (${same.length} places)`)).join(', ');
}
