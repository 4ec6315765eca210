import type { Resource } from '../../kube/resource';
import type { Kind } from '../kinds';
import type { Fault } from '../rule';

/** What is wrong with one resource by itself. */
export type Wrong = Omit<Fault, 'on'>;

type Shows<K extends Kind> = { readonly of: (kind: K) => readonly Resource[] };

/** A check that judges each resource of some kinds by itself. */
export function eachResource<K extends Kind>(
  kinds: readonly K[], judge: (resource: Resource) => Iterable<Wrong>,
): (view: Shows<K>) => Generator<Fault> {
  return function* check(view) {
    for (const on of kinds.flatMap(view.of)) {
      for (const wrong of judge(on)) yield { on, ...wrong };
    }
  };
}
