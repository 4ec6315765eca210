import type { ChangedPair } from './changed-pairs';
import type { Move } from './move';
import type { ObservedCaller } from './observed-caller';
import { workloadText } from './workload-text';

/** Who was seen to call a workload that moves, and is not told by the plan itself to speak mutual TLS; each once. */
export function seenAt(move: Move, pairs: readonly ChangedPair[], observed: readonly ObservedCaller[]): readonly string[] {
  const mended = pairs.filter(({ service, port }) => service === move.service && port === move.port);
  const callers = observed.filter((one) => isOf(one, move)).map(({ caller }) => caller);
  return [...new Set(callers)].filter((caller) => !mended.some((pair) => isMended(pair, caller)));
}

function isOf({ namespace, service, workload, port }: ObservedCaller, move: Move): boolean {
  const { resource } = move.service;
  const { workload: server, port: target } = move.before;
  return namespace === server.namespace
    && (service !== undefined || workload !== undefined)
    && (service === undefined || service === resource.metadata.name)
    && (workload === undefined || workload === server.name)
    && (port === undefined || port === target || port === move.port.port);
}

/** Whether the plan itself has the caller send mutual TLS. */
function isMended({ workloads, before, after }: ChangedPair, caller: string): boolean {
  return before?.exchange.result === 'plaintext' && after?.exchange.result === 'mTLS' && workloads.some((workload) => workloadText(workload) === caller);
}
