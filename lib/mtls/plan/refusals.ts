import type { Mesh } from '../../mesh/mesh';
import type { Problem } from '../../specs/problem';
import { quote, quoteAll } from '../../specs/show';
import { portText, type AskPlace } from './ask';
import { causeText } from './cause-text';
import type { ChangedPair } from './changed-pairs';
import { cutOffOutside } from './cut-off-outside';
import { cutOffSeen } from './cut-off-seen';
import type { Judgement } from './judged-changes';
import type { Cared } from './mended-changes';
import type { Move } from './move';
import type { ObservedCaller } from './observed-caller';
import { workloadText } from './workload-text';

/** Clients that may be cut off, by name, and what metrics have seen. */
export interface Known {
  readonly acceptBreak: readonly string[];
  readonly observed: readonly ObservedCaller[];
}

/** Everybody whom the plan would cut off without anybody having accepted it. */
export function* refusals(mesh: Mesh, { cutOff, pairs }: Judgement, cared: Cared, moves: readonly Move[], known: Known): Generator<Problem> {
  yield* distinct(cutOff.flatMap((pair) => refusedClients(pair, cared.placeOf(pair.service, pair.port), known)));
  yield* distinct([...outsiders(mesh, moves, known)]);
  yield* distinct([...seen(moves, pairs, known)]);
}

function refusedClients({ service, port, server, workloads, after }: ChangedPair, place: AskPlace, { acceptBreak }: Known): Problem[] {
  const refused = [...new Set(workloads.map(workloadText))].filter((name) => !acceptBreak.includes(name));
  if (refused.length === 0) return [];
  const { sent, symptom } = after!.exchange;
  const shown = refused.length > 5 ? `${quoteAll(refused.slice(0, 5))} (and ${refused.length - 5} more)` : quoteAll(refused);
  return [{
    code: 'client-cut-off',
    ...whereTo(place),
    message: `${quote(portText(service, port))} would no longer take what ${shown} sends to ${quote(workloadText(server.workload))}: ${sent.wire}, ${causeText(sent.by)}; it would see: ${symptom ?? 'nothing'}`,
    help: sent.wire === 'plaintext' || sent.wire === 'application TLS'
      ? 'bring it into the mesh first, or accept that it breaks by naming it'
      : 'change what it sends first, or accept that it breaks by naming it',
  }];
}

function* outsiders(mesh: Mesh, moves: readonly Move[], { acceptBreak }: Known): Generator<Problem> {
  for (const { move: { service, port, place }, caller, symptom } of cutOffOutside(mesh, moves)) {
    if (acceptBreak.includes(caller.caller)) continue;
    yield {
      code: 'client-cut-off',
      ...whereTo(place),
      message: `${quote(portText(service, port))} would no longer take what ${caller.caller} sends from outside the mesh (${causeText(caller.by)}); it would see: ${symptom}`,
      help: `ask for \`mode: PERMISSIVE\` on this port, or accept that ${quote(caller.caller)} breaks by naming it`,
    };
  }
}

function* seen(moves: readonly Move[], pairs: readonly ChangedPair[], { acceptBreak, observed }: Known): Generator<Problem> {
  for (const { move: { service, port, before: { workload }, place }, callers: all } of cutOffSeen(moves, pairs, observed)) {
    const callers = all.filter((caller) => !acceptBreak.includes(caller));
    if (callers.length === 0) continue;
    yield {
      code: 'seen-in-plaintext',
      ...whereTo(place),
      message: `${quoteAll(callers)} ${callers.length > 1 ? 'were' : 'was'} seen to call ${quote(portText(service, port))} at ${quote(workloadText(workload))} without mutual TLS`,
      help: callers.includes('unknown')
        ? 'who it is has no identity in the mesh: find its address in the access log and bring it into the mesh, or accept that it breaks by naming `unknown`'
        : 'bring it into the mesh and wait until it is no longer seen, or accept that it breaks by naming it',
    };
  }
}

function whereTo({ on, path }: AskPlace): Pick<Problem, 'on' | 'path'> {
  return { on, path: path.at(-1) === 'default' ? path : [...path, 'mode'] };
}

/** Several endpoints for one reason are one reason. */
function distinct(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ message, on }, index) => problems.findIndex((other) => other.message === message && other.on === on) === index);
}
