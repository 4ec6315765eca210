import type { ObservedCaller } from '../plan/observed-caller';
import type { WitnessedStatus } from './witnessed-status';

/** Who was seen without mTLS, in the words of a plan: at each service port that the caller may have called. */
export function observedCallers({ ports }: Pick<WitnessedStatus, 'ports'>): readonly ObservedCaller[] {
  return ports.flatMap(({ service, port, observed }) => observed.map(({ source }): ObservedCaller => ({
    namespace: service.namespace,
    service: service.resource.metadata.name,
    port: port.port,
    caller: source ? `${source.namespace}/${source.workload}` : 'unknown',
  })));
}
