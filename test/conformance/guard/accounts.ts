import type { Resource } from '../../../lib/kube/resource';
import type { User } from './user';

/** Has the role `edit` in the namespaces of applications, as people do who deliver there. */
export const developer: User = { name: 'developer', groups: ['developers'] };
/** May do everything in each namespace, but nothing beyond. */
export const tenant: User = { name: 'tenant', groups: ['tenants'] };
/** The same, in a group that operates. */
export const operator: User = { name: 'operator', groups: ['platform', 'tenants'] };

const api = 'rbac.authorization.k8s.io/v1';

/** The rights of these users in namespaces; operators have theirs of the guard. */
export function accounts(namespaces: readonly string[]): Resource[] {
  const namespaced = (kind: string, role: string, group: string) => namespaces.map((namespace) =>
    ({ apiVersion: api, kind, metadata: { name: group, namespace }, ...bound(role, group) }));
  return [
    ...namespaced('RoleBinding', 'edit', 'developers'),
    ...namespaced('RoleBinding', 'cluster-admin', 'tenants'),
    { apiVersion: api, kind: 'ClusterRole', metadata: { name: 'namespaces' }, rules: [{ apiGroups: [''], resources: ['namespaces'], verbs: ['create', 'get', 'patch', 'update'] }] },
    { apiVersion: api, kind: 'ClusterRoleBinding', metadata: { name: 'namespaces' }, ...bound('namespaces', 'tenants') },
  ];
}

function bound(role: string, group: string): object {
  const apiGroup = 'rbac.authorization.k8s.io';
  return { roleRef: { apiGroup, kind: 'ClusterRole', name: role }, subjects: [{ apiGroup, kind: 'Group', name: group }] };
}
