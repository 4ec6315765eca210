import { sortedSet } from '../../kube/order';
import { portText } from './ask';
import type { ChangedPair, Over } from './changed-pairs';
import type { CutOffOutside } from './cut-off-outside';
import { isCutOff } from './judged-changes';
import type { Effect } from './plan';
import { workloadText } from './workload-text';

/** What clients in sight will notice, those of one kind together, and who outside the mesh will. */
export function effectsOf(pairs: readonly ChangedPair[], outside: readonly CutOffOutside[]): readonly Effect[] {
  const effects = new Map<string, Effect>();
  for (const { move: { service, port }, caller, symptom } of outside) {
    const own = { service, port, clients: [caller.caller], before: caller.wire, after: `${caller.wire}, which fails: ${symptom}`, cutOff: true };
    effects.set(JSON.stringify([service.host, port.port, caller.caller, symptom]), own);
  }
  for (const pair of pairs.filter(({ workloads }) => workloads.length > 0)) {
    const { service, port, workloads } = pair;
    const own = { service, port, before: overText(pair.before), after: overText(pair.after), cutOff: isCutOff(pair) };
    const key = JSON.stringify([service.host, service.resource.kind, portText(service, port), own.before, own.after, own.cutOff]);
    effects.set(key, { ...own, clients: sortedSet([...effects.get(key)?.clients ?? [], ...workloads.map(workloadText)]) });
  }
  return [...effects.values()];
}

function overText(over: Over | undefined): string {
  if (!over) return 'no such way';
  const { sent: { wire }, result, symptom } = over.exchange;
  return result === wire ? result : result === 'fails' ? `${wire}, which fails: ${symptom ?? ''}` : wire === 'Istio mTLS' || wire === 'HBONE' ? result : `${wire}, taken as ${result}`;
}
