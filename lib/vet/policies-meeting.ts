import type { Resource } from '../kube/resource';
import { groupBy } from '../mesh/group-by';
import { namespaceOf } from '../mesh/namespace-of';
import { meet } from './asks-for-token';

/** Finds those of some policies that can hold for a workload that another policy holds for; only its namespace and the root one are looked at. */
export function policiesMeeting(policies: readonly Resource[], rootNamespace: string): (other: Resource) => readonly Resource[] {
  const byNamespace = groupBy(policies, namespaceOf);
  return (other) => {
    const namespace = namespaceOf(other);
    const near = namespace === rootNamespace ? policies : [...byNamespace.get(rootNamespace) ?? [], ...byNamespace.get(namespace) ?? []];
    return near.filter((policy) => meet(policy, other, rootNamespace));
  };
}
