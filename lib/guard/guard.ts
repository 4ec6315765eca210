import { sortedSet } from '../kube/order';
import type { Resource } from '../kube/resource';
import type { MeshIngress } from '../specs/mesh-ingress';
import { grants } from './grants';
import { rootNamespace, systemNamespaces } from './names';
import { policy } from './policy';
import { roles } from './roles';
import { rules } from './rules';

/** How a mesh is guarded. */
export interface GuardOptions {
  /** The groups of users, or of service accounts, that are operators; by default cluster administrators alone. */
  readonly operators?: readonly string[];
  /** Whether the API server only warns and writes into its audit log, for the time of moving in; by default it refuses. */
  readonly warns?: boolean;
}

/** The roles, the grants and the admission policies that hold a mesh to all its ingresses, in the order to apply them. */
export function guard(ingresses: readonly MeshIngress[], { operators = [], warns = false }: GuardOptions = {}): Resource[] {
  const from = sortedSet(ingresses.map(({ metadata: { name, namespace } }) => `MeshIngress ${namespace}/${name}`)).join(', ');
  const namespaces = sortedSet([...systemNamespaces, rootNamespace, ...ingresses.map(({ metadata: { namespace } }) => namespace)]);
  const held = rules(ingresses).flatMap((rule) => policy(rule, { namespaces, warns, from }));
  return [...roles(sortedSet(operators), from), grants(ingresses, from), ...held];
}
