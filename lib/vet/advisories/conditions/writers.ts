import { list } from '../../../kube/list';
import { record } from '../../../kube/record';
import type { Resource } from '../../../kube/resource';
import { useAt, type Doubt, type Given, type Use } from './condition';

/** The kinds in which roles stand. */
export const roleKinds: readonly string[] = ['rbac.authorization.k8s.io/ClusterRole', 'rbac.authorization.k8s.io/Role'];
const writing: readonly unknown[] = ['*', 'create', 'patch', 'update'];

/** The roles by which others than administrators may write a kind, as far as they are among what was given. */
export function* writers({ mesh }: Given, group: string, plural: string): Iterable<Use | Doubt> {
  for (const on of roleKinds.flatMap((kind) => mesh.resources.of(kind)).filter(isForPeople)) {
    for (const [index, rule] of list(on.rules).map(record).entries()) {
      const { apiGroups, resources, verbs } = rule;
      const grants = includes(apiGroups, group) && includes(resources, plural) && list(verbs).some((verb) => writing.includes(verb));
      if (grants) yield useAt(on, ['rules', index], `lets those who have it write \`${plural}\``);
    }
  }
  yield { doubt: `who else may write \`${plural}\` is not to be seen` };
}

function includes(values: unknown, value: string): boolean {
  return list(values).some((entry) => entry === '*' || entry === value);
}

/** Those of administrators, of Istio and of Kubernetes itself have to. */
function isForPeople({ metadata: { name } }: Resource): boolean {
  return name !== 'cluster-admin' && !/^(?:istio|system:)/.test(name);
}
