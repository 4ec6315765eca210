import type { Resource } from '../kube/resource';
import type { Mesh } from './mesh';
import { namespaceOf } from './namespace-of';
import { hasTargets, selectorOfPolicy } from './policies-for';
import type { Workload } from './workload';

/**
 * The workloads in sight that a policy with a `selector` or none is for: those of its namespace, or of the whole mesh where it stands in
 * the root namespace; `undefined` where it names `targetRefs`.
 */
export function policyWorkloads(mesh: Pick<Mesh, 'config' | 'selectedIn' | 'selectedAnywhere'>, policy: Resource): readonly Workload[] | undefined {
  if (hasTargets(policy)) return undefined;
  const labels = selectorOfPolicy(policy);
  const namespace = namespaceOf(policy);
  return namespace === mesh.config.rootNamespace ? mesh.selectedAnywhere(labels) : mesh.selectedIn(namespace, labels);
}
