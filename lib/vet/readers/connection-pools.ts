import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { itemsAt } from './items-at';
import { partOf, type Part } from './routes';
import { policyParts } from './traffic-policies';

/** The connection pools of a DestinationRule, or those of a Sidecar, which are for what comes in: for all ports, and for one. */
export function connectionPools(on: Resource): readonly Part[] {
  if (on.kind !== 'Sidecar') return policyParts(on, 'connectionPool');
  const ingress = itemsAt(record(on.spec).ingress, ['spec', 'ingress']);
  return [partOf({ path: ['spec'], value: record(on.spec) }, 'inboundConnectionPool'), ...ingress.map((listener) => partOf(listener, 'connectionPool'))].flatMap((pool) => pool ?? []);
}
