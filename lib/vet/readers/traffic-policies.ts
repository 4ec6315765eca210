import { record } from '../../kube/record';
import { remembered } from '../../kube/remembered';
import type { Resource } from '../../kube/resource';
import { itemsAt } from './items-at';
import { partOf, partsOf, type Part } from './routes';

/** A traffic policy of a DestinationRule. */
export interface TrafficPolicy extends Part {
  /** Whether it is for one port alone. */
  readonly ofPort: boolean;
}

/** The traffic policies of a DestinationRule: its own, those of its subsets, and those of ports in each. */
export const trafficPolicies = remembered(({ spec }: Resource): readonly TrafficPolicy[] => {
  const subsets = itemsAt(record(spec).subsets, ['spec', 'subsets']);
  const whole = [{ path: ['spec'], value: record(spec) }, ...subsets].flatMap((part) => partOf(part, 'trafficPolicy') ?? []);
  return [...whole.map((part) => ({ ...part, ofPort: false })), ...partsOf(whole, 'portLevelSettings').map((part) => ({ ...part, ofPort: true }))];
});

/** The objects that traffic policies have in a field. */
export function policyParts(on: Resource, field: string): Part[] {
  return trafficPolicies(on).flatMap((policy) => partOf(policy, field) ?? []);
}
