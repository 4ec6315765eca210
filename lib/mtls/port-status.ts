import type { Mesh } from '../mesh/mesh';
import type { MeshPort, MeshService } from '../mesh/service';
import type { Shown } from '../mesh/sight';
import type { Workload } from '../mesh/workload';
import type { Cause } from './cause';
import type { ClientGroup } from './client-groups';
import { exchangeOver, waysOf, type Destination, type Exchange } from './exchange';
import type { Mode } from './mode';
import { outcomeOf } from './outcome';
import type { OutsideCaller } from './outside-caller';
import type { Wire } from './sent';
import { serversOf, type Server } from './server';
import { unseenFor } from './unseen';

/** Clients that send something else than mTLS. */
export interface PlainClients {
  readonly workloads: readonly Workload[];
  readonly wire: Wire;
  readonly by: Cause;
}

/** Clients that STRICT would cut off, and what they would see. */
export interface ClientBlocker {
  readonly kind: 'clients';
  readonly clients: PlainClients;
  readonly symptom: string;
}

/** What keeps a port from STRICT. */
export type Blocker = ClientBlocker
  /** Behind the port is somebody who enforces nothing. */
  | { readonly kind: 'server'; readonly workload: Workload; readonly by: Cause }
  /** Somebody outside the mesh would be cut off. */
  | { readonly kind: 'outside'; readonly caller: OutsideCaller; readonly symptom: string };

/** How a service port stands. */
export interface PortStatus {
  readonly service: MeshService;
  readonly port: MeshPort;
  readonly servers: readonly Server[];
  /** The mode of all servers; `MIXED` where they differ, `NONE` where nobody enforces one, `UNKNOWN` where that cannot be told. */
  readonly mode: Mode | 'MIXED' | 'NONE' | 'UNKNOWN';
  /** Known clients that would reach it without mTLS, or try to. */
  readonly plaintext: readonly PlainClients[];
  readonly outside: readonly OutsideCaller[];
  /** `strict` is there already; `unknown` where nothing speaks against it, but not everything was shown. */
  readonly readiness: 'strict' | 'ready' | 'blocked' | 'unknown';
  readonly blockers: readonly Blocker[];
  /** Kinds of its own that would have to be shown to be sure; those of its clients are told once for the mesh. */
  readonly notKnown: readonly Shown[];
}

/** Judges one port of a service for the groups of its clients, and for callers from outside. */
export function portStatus(
  mesh: Mesh, service: MeshService, port: MeshPort, groups: readonly ClientGroup[], outside: readonly OutsideCaller[], clientsKnown: boolean,
): PortStatus {
  const servers = serversOf(mesh, service, port);
  const judged = groups.map((group) => judge(mesh, group, { service, port, servers }));
  const callers = outside.map((caller) => outsideBlocker(caller, servers));
  const mode = commonMode(servers);
  const cutOff = judged.flatMap(({ blockers: own }) => own);
  const blockers = mode === 'STRICT' ? [] : [...bareServers(servers), ...cutOff, ...callers.flat()];
  const notKnown = unseenFor(mesh, service, servers.map(({ workload }) => workload));
  return {
    service,
    port,
    servers,
    mode,
    plaintext: judged.flatMap(({ plaintext }) => plaintext),
    outside,
    readiness: readiness(mode, blockers, clientsKnown && notKnown.length === 0),
    blockers,
    notKnown,
  };
}

function readiness(mode: PortStatus['mode'], blockers: readonly Blocker[], allKnown: boolean): PortStatus['readiness'] {
  if (mode === 'STRICT') return 'strict';
  if (blockers.length > 0) return 'blocked';
  return allKnown && mode !== 'UNKNOWN' ? 'ready' : 'unknown';
}

function commonMode(servers: readonly Server[]): PortStatus['mode'] {
  const modes = new Set(servers.map(({ taker, mode }) => mode ?? (taker === 'unknown' ? 'UNKNOWN' : 'NONE')));
  const [first] = modes;
  if (first === undefined) return 'UNKNOWN';
  return modes.size > 1 ? 'MIXED' : first;
}

function bareServers(servers: readonly Server[]): Blocker[] {
  return servers.filter(({ mode, taker }) => mode === undefined && taker !== 'unknown').map(({ workload, by }) => ({ kind: 'server', workload, by }));
}

interface Judgement {
  readonly plaintext: readonly PlainClients[];
  readonly blockers: readonly ClientBlocker[];
}

/** What a group sends now, and what of that which works would no longer work. */
function judge(mesh: Mesh, group: ClientGroup, to: Destination): Judgement {
  const plaintext: PlainClients[] = [];
  const blockers: ClientBlocker[] = [];
  for (const way of waysOf(mesh, group.client, group.rule, to)) {
    const now = exchangeOver(mesh, way);
    if (isPlain(now)) plaintext.push(plainClients(group, now));
    if (now.server.mode === undefined || now.server.mode === 'STRICT' || now.result === 'fails') continue;
    const then = exchangeOver(mesh, way, 'STRICT');
    if (then.result === 'fails') blockers.push({ kind: 'clients', clients: plainClients(group, then), symptom: then.symptom ?? '' });
  }
  return { plaintext: once(plaintext, (clients) => clients), blockers: once(blockers, ({ clients }) => clients) };
}

function isPlain({ sent: { wire } }: Exchange): boolean {
  return wire === 'plaintext' || wire === 'application TLS';
}

function plainClients({ workloads }: ClientGroup, { sent: { wire, by } }: Exchange): PlainClients {
  return { workloads: workloads(), wire, by };
}

/** Several endpoints for one reason are one reason. */
function once<Item>(items: readonly Item[], clientsOf: (item: Item) => PlainClients): Item[] {
  return items.filter((item, index) => !items.slice(0, index).some((other) => sameReason(clientsOf(item), clientsOf(other))));
}

function sameReason(a: PlainClients, b: PlainClients): boolean {
  return a.wire === b.wire && a.by.resource === b.by.resource && a.by.because === b.by.because && a.by.path?.join() === b.by.path?.join();
}

function outsideBlocker(caller: OutsideCaller, servers: readonly Server[]): Blocker[] {
  const symptoms = servers.filter(({ mode }) => mode !== undefined && mode !== 'STRICT')
    .map((server) => outcomeOf(caller.wire, { ...server, mode: 'STRICT' }, 'application').symptom);
  const [symptom] = symptoms;
  return symptom === undefined ? [] : [{ kind: 'outside', caller, symptom }];
}
