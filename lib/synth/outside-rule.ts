import type { DestinationRuleSpec } from '../kube/generated/destination-rule';
import type { OutsideHost } from './outside-host';
import { outsideName } from './outside-name';
import { synthesized, type Synthesized } from './synthesized';

type Settings = NonNullable<NonNullable<DestinationRuleSpec['trafficPolicy']>['portLevelSettings']>;

/** The DestinationRule of what is called outside, port by port. */
export function outsideRule(outside: OutsideHost, portLevelSettings: Settings): Synthesized<DestinationRuleSpec> {
  const { namespace, host, origins } = outside;
  return synthesized({
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: { name: outsideName(outside), namespace },
    spec: { host, exportTo: ['.'], trafficPolicy: { portLevelSettings } },
  }, origins);
}
