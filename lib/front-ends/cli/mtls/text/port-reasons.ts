import type { Workload } from '../../../../mesh/workload';
import type { WitnessedPort } from '../../../../mtls/evidence/witnessed-status';
import type { Blocker, PlainClients } from '../../../../mtls/port-status';
import { callerWords, causeWords, namesOf, shownWords, some } from './words';

/** Why a port stands as it does, one reason a line; `window` is set where metrics were looked at. */
export function portReasons(port: WitnessedPort, window: string | undefined): string[] {
  const { blockers, plaintext, observed, notKnown, readiness } = port;
  const told = blockers.flatMap((blocker) => (blocker.kind === 'clients' ? [blocker.clients.workloads] : []));
  const others = plaintext.filter(({ workloads }) => !told.some((list) => isSame(list, workloads)));
  return [
    ...blockers.map(blockerWords),
    ...others.map((clients) => clientWords(clients, ' now')),
    ...(observed.length > 0 ? [`seen in plaintext in ${window}: ${some(observed.map(callerWords))}`] : []),
    ...(notKnown.length > 0 ? [`not known: ${shownWords(notKnown)}`] : []),
    ...(readiness === 'ready' && window !== undefined && !port.measured ? [`no metrics of it in ${window}, so nobody can have been seen`] : []),
  ];
}

/** Clients of one port are in one list each. */
function isSame(a: readonly Workload[], b: readonly Workload[]): boolean {
  return a.length === b.length && a[0] === b[0];
}

function blockerWords(blocker: Blocker): string {
  switch (blocker.kind) {
    case 'server': return `${some(namesOf([blocker.workload]))} enforces nothing: ${causeWords(blocker.by)}`;
    case 'clients': return `${clientWords(blocker.clients)}; under STRICT: ${blocker.symptom}`;
    case 'outside': return `the ${blocker.caller.caller} sends ${blocker.caller.wire}: ${causeWords(blocker.caller.by)}; under STRICT: ${blocker.symptom}`;
  }
}

function clientWords({ workloads, wire, by }: PlainClients, when = ''): string {
  const names = namesOf(workloads);
  return `${some(names)} send${names.length === 1 ? 's' : ''} ${wire}${when}: ${causeWords(by)}`;
}
