import { compareResources, compareText, sortedSet } from '../kube/order';
import type { Resource } from '../kube/resource';
import type { MeshIngress } from '../specs/mesh-ingress';
import { rootNamespace } from '../synth/root-namespace';
import { gatewayOf, grantVariables } from './grants';
import { systemNamespaces } from './names';
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

/** The roles and the admission policies that hold a mesh to all its ingresses, in canonical order. */
export function guard(given: readonly MeshIngress[], { operators = [], warns = false }: GuardOptions = {}): Resource[] {
  const ingresses = [...given].sort((a, b) => compareText(gatewayOf(a), gatewayOf(b)));
  const from = sortedSet(ingresses.map((ingress) => `MeshIngress ${gatewayOf(ingress)}`)).join(', ');
  const namespaces = sortedSet([...systemNamespaces, rootNamespace, ...ingresses.map(({ metadata: { namespace } }) => namespace)]);
  const setting = { namespaces, grants: grantVariables(ingresses), warns, from };
  const held = rules(ingresses).flatMap((rule) => policy(rule, setting));
  return [...roles(sortedSet(operators), from), ...held].sort(compareResources);
}
