import { list } from '../kube/list';
import { record } from '../kube/record';
import type { Resource } from '../kube/resource';

/** Whether a rule holds for clients of its own namespace alone, by its `exportTo` or else by what is taken where it has none. */
export function staysAtHome({ spec }: Resource, own: string, byDefault: readonly string[]): boolean {
  const written = list(record(spec).exportTo);
  const targets = written.length > 0 ? written : byDefault;
  return targets.length > 0 && targets.every((target) => target === '.' || target === own);
}
