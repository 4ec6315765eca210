import { outcomeOf } from '../outcome';
import type { ChangedPair } from './changed-pairs';
import { isCutOff } from './judged-changes';
import type { Move } from './move';
import type { ObservedCaller } from './observed-caller';
import type { Effect } from './plan';
import { seenAt } from './seen-at';
import { workloadText } from './workload-text';

/** Who was seen in plaintext at what moves to STRICT. */
export interface CutOffSeen {
  readonly move: Move;
  readonly callers: readonly string[];
}

/** Everybody whom metrics saw in plaintext at what moves to STRICT. */
export function cutOffSeen(moves: readonly Move[], pairs: readonly ChangedPair[], observed: readonly ObservedCaller[]): readonly CutOffSeen[] {
  return moves.filter(({ after }) => after.mode === 'STRICT')
    .map((move) => ({ move, callers: seenAt(move, pairs, observed) }))
    .filter(({ callers }) => callers.length > 0);
}

/** What they meet then, but for whom the resources tell it of. */
export function seenEffects(seen: readonly CutOffSeen[], pairs: readonly ChangedPair[]): readonly Effect[] {
  const effects = new Map<string, Effect>();
  for (const { move: { service, port, after }, callers } of seen) {
    const cutOff = pairs.filter((pair) => pair.service === service && pair.port === port && isCutOff(pair));
    const told = cutOff.flatMap(({ workloads }) => workloads.map(workloadText));
    const clients = callers.filter((caller) => !told.includes(caller));
    const symptom = outcomeOf('plaintext', after, 'application').symptom ?? '';
    const own = { service, port, clients, before: 'plaintext, as metrics saw', after: `plaintext, which fails: ${symptom}`, cutOff: true };
    if (clients.length > 0) effects.set(JSON.stringify([service.host, port.port, clients, symptom]), own);
  }
  return [...effects.values()];
}
