import { compareText } from '../kube/order';
import { groupBy } from '../mesh/group-by';
import type { NotChecked } from './vet';

/** What could not be judged, sorted by what would have to be given: ``no Gateway of `istio-ingress`: gateway-not-found (2 places)``. */
export function notCheckedLines(notChecked: readonly NotChecked[]): readonly string[] {
  return [...groupBy(notChecked, ({ notShown }) => wanted(notShown))].sort(([a], [b]) => compareText(a, b))
    .map(([kind, entries]) => `no ${kind}: ${rulesOf(entries)}`);
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
