import type { Resource } from '../../../kube/resource';
import type { Mesh } from '../../../mesh/mesh';
import { namespaceOf } from '../../../mesh/namespace-of';
import { oncePerKey } from '../../../mesh/once-per-key';
import { selectorOfPolicy } from '../../../mesh/policies-for';
import type { Workload } from '../../../mesh/workload';

/** Answers for the workloads that a policy selects; policies that select the same are answered once, since many select all of a namespace. */
export function oncePerReach<Answer>(mesh: Mesh, answer: (workloads: readonly Workload[]) => Answer): (policy: Resource) => Answer {
  const once = oncePerKey((key: string) => {
    const [namespace, selector] = JSON.parse(key) as [string, Readonly<Record<string, string>>];
    return answer(namespace === mesh.config.rootNamespace ? mesh.selectedAnywhere(selector) : mesh.selectedIn(namespace, selector));
  });
  return (policy) => once(JSON.stringify([namespaceOf(policy), selectorOfPolicy(policy)]));
}
