import { sortedSet } from '../kube/order';

/** The words in the annotation `fairlead.dev/ignore` by which the vetter leaves be what a spec means, and gives a reason for; none without a reason. */
export function exception(rule: string, reasons: readonly string[], until?: string): string[] {
  // a line or a `;` would begin another entry
  const why = sortedSet(reasons).join(', ').replace(/[\s;]+/g, ' ');
  return reasons.length === 0 ? [] : [`${rule}${until === undefined ? '' : ` until ${until}`}: ${why}`];
}
