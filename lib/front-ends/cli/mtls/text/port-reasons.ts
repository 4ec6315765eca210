import type { WitnessedPort } from '../../../../mtls/evidence/witnessed-status';
import type { Blocker, PlainClients } from '../../../../mtls/port-status';
import { callerWords, causeWords, shownWords, some, workloadNames } from './words';

/** Why a port stands as it does, one reason a line; `window` is set where metrics were looked at. */
export function portReasons(port: WitnessedPort, window: string | undefined): string[] {
  const { blockers, plaintext, observed, notKnown, readiness } = port;
  const told = blockers.flatMap((blocker) => (blocker.kind === 'clients' ? blocker.clients.workloads : []));
  const others = plaintext.filter(({ workloads }) => workloads.some((workload) => !told.includes(workload)));
  return [
    ...blockers.map(blockerWords),
    ...others.map((clients) => clientWords(clients, ' now')),
    ...(observed.length > 0 ? [`seen in plaintext in ${window}: ${some(observed.map(callerWords))}`] : []),
    ...(notKnown.length > 0 ? [`not known: ${shownWords(notKnown)}`] : []),
    ...(readiness === 'ready' && window !== undefined && !port.measured ? [`no metrics of it in ${window}, so nobody can have been seen`] : []),
  ];
}

function blockerWords(blocker: Blocker): string {
  switch (blocker.kind) {
    case 'server': return `${workloadNames([blocker.workload])} enforces nothing: ${causeWords(blocker.by)}`;
    case 'clients': return `${clientWords(blocker.clients)}; under STRICT: ${blocker.symptom}`;
    case 'outside': return `the ${blocker.caller.caller} sends ${blocker.caller.wire}: ${causeWords(blocker.caller.by)}; under STRICT: ${blocker.symptom}`;
  }
}

function clientWords({ workloads, wire, by }: PlainClients, when = ''): string {
  const names = new Set(workloads.map(({ namespace, name }) => `${namespace}/${name}`));
  return `${workloadNames(workloads)} send${names.size === 1 ? 's' : ''} ${wire}${when}: ${causeWords(by)}`;
}
