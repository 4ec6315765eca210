import { compareText } from '../../kube/order';
import type { Change } from './change';

/** Policies before rules, then by namespace and name. */
export function compareChanges(a: Change, b: Change): number {
  const [x, y] = [a.resource, b.resource];
  return compareText(y.kind, x.kind) || compareText(x.metadata.namespace ?? '', y.metadata.namespace ?? '') || compareText(x.metadata.name, y.metadata.name);
}
