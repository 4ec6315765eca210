import { compareResources, compareText, sortedSet } from '../kube/order';
import type { Resource } from '../kube/resource';
import type { MeshIngress } from '../specs/mesh-ingress';
import type { MeshSettings } from '../specs/mesh-settings';
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

/** The roles and the admission policies that hold a mesh to all its ingresses, and keep its egress gateway with operators, in canonical order. */
export function guard(given: readonly MeshIngress[], settings: MeshSettings | undefined, options: GuardOptions = {}): Resource[] {
  const { operators = [], warns = false } = options;
  const ingresses = [...given].sort((a, b) => compareText(gatewayOf(a), gatewayOf(b)));
  const from = sortedSet(ingresses.map((ingress) => `MeshIngress ${gatewayOf(ingress)}`)).join(', ');
  const egress = settings?.spec.egressGateway?.namespace;
  const gateways = [...ingresses.map(({ metadata: { namespace } }) => namespace), ...(egress === undefined ? [] : [egress])];
  const namespaces = sortedSet([...systemNamespaces, rootNamespace, ...gateways]);
  const setting = { namespaces, grants: grantVariables(ingresses), warns, from };
  const held = rules(ingresses).flatMap((rule) => policy(rule, setting));
  // where admission only warns, the role alone keeps Gateways from developers
  const waypoints = settings?.spec.mode === 'ambient' && !warns;
  return [...roles(sortedSet(operators), from, { waypoints }), ...held].sort(compareResources);
}
