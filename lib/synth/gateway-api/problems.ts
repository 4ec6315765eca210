import type { RouteTable } from '../../routing/ownership';
import type { Spec } from '../../specs/kinds';
import type { MeshIngress } from '../../specs/mesh-ingress';
import type { MeshSettings } from '../../specs/mesh-settings';
import type { Problem } from '../../specs/problem';
import { limits } from './limits';
import { unsaid } from './unsaid';

/** What keeps specs from being said in the Gateway API: routes are only made, and measured, of what it has words for. */
export function* gatewayApiProblems(specs: readonly Spec[], settings: MeshSettings, tables: readonly RouteTable[]): Generator<Problem> {
  const without = [...unsaid(specs, settings)];
  yield* without;
  if (without.length === 0) yield* limits(tables, specs.filter((spec): spec is MeshIngress => spec.kind === 'MeshIngress'));
}
