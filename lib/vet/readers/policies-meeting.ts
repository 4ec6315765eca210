import type { Resource } from '../../kube/resource';
import { groupBy } from '../../mesh/group-by';
import { namespaceOf } from '../../mesh/namespace-of';
import { hasTargets, selectorOfPolicy } from '../../mesh/policies-for';
import { meet } from './asks-for-token';

/** Finds those of some policies that can hold for a workload that another policy holds for; only its namespace and the root one are looked at. */
export function policiesMeeting(policies: readonly Resource[], rootNamespace: string): (other: Resource) => readonly Resource[] {
  const byNamespace = new Map([...groupBy(policies, namespaceOf)].map(([namespace, own]) => [namespace, candidates(own)]));
  return (other) => {
    const namespace = namespaceOf(other);
    const near = namespace === rootNamespace ? policies : [rootNamespace, namespace].flatMap((name) => byNamespace.get(name)?.(other) ?? []);
    return near.filter((policy) => meet(policy, other, rootNamespace));
  };
}

/** Leaves out the policies that have another value of the label that most of them are told apart by. */
function candidates(policies: readonly Resource[]): (other: Resource) => readonly Resource[] {
  const keys = groupBy(policies.flatMap((policy) => Object.keys(selectorOf(policy))), (key) => key);
  const [key] = [...keys].sort(([, a], [, b]) => b.length - a.length)[0] ?? [];
  if (key === undefined) return () => policies;
  const byValue = groupBy(policies, (policy) => selectorOf(policy)[key]);
  return (other) => {
    const value = selectorOf(other)[key];
    return value === undefined ? policies : [...byValue.get(undefined) ?? [], ...byValue.get(value) ?? []];
  };
}

/** The labels that a policy picks pods by; none where it names what it is for. */
function selectorOf(policy: Resource): Readonly<Record<string, string>> {
  return hasTargets(policy) ? {} : selectorOfPolicy(policy);
}
