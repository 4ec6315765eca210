import { resourceKey, type Resource } from '../../kube/resource';
import type { Mesh } from '../../mesh/mesh';
import { outcomeOf } from '../outcome';
import { affectedServices } from './affected-services';
import type { Change } from './change';
import { changedMesh } from './changed-mesh';
import { changedPairs, type ChangedPair, type Over } from './changed-pairs';
import { isCutOff } from './judged-changes';
import { relaxed } from './relaxed-changes';

/** What may be applied at once. The next step waits until every proxy has heard of it, which takes seconds. */
export interface PlanStep {
  readonly changes: readonly Change[];
  /** Set where the modes are there without it. */
  readonly isOptional?: true;
  /** Why it is apart from the others. */
  readonly because: string;
  /** Set where clients may fail until every proxy has heard of it, whatever the order. */
  readonly caution?: string;
}

/** The changes of a plan by what they are for. */
export interface Sorted {
  /** Copies of policies that count for nothing yet. */
  readonly copies: readonly Change[];
  readonly policies: readonly Change[];
  readonly rules: readonly Change[];
  readonly defaults: readonly Change[];
  readonly redundant: readonly Change[];
}

/** Orders the changes so that as few clients as can be fail on the way, in as few steps as that takes. */
export function stepsOf(mesh: Mesh, sorted: Sorted, accepted: readonly ChangedPair[]): readonly PlanStep[] {
  const orders = ordersOf(sorted).map((steps) => steps.filter(({ changes }) => changes.length > 0));
  if (orders[0]!.length === 0) return [];
  const judged = orders.map((steps) => ({ steps, risks: risksOf(mesh, steps, accepted) }));
  const sum = ({ risks }: { readonly risks: readonly number[] }) => risks.reduce((all, one) => all + one, 0);
  const { steps, risks } = judged.reduce((best, other) =>
    (sum(other) < sum(best) || (sum(other) === sum(best) && other.steps.length < best.steps.length) ? other : best));
  return asTheyCome(steps).map((step, index) => (risks[index]! > 0 ? { ...step, caution } : step));
}

const caution = 'until every proxy has heard of it, some connections may fail: do it when little is going on';

type Order = readonly PlanStep[];

function ordersOf({ copies, policies, rules, defaults, redundant }: Sorted): readonly Order[] {
  const first = { changes: copies, because: 'copies that count for nothing until the old policy stops selecting their workloads' };
  const clients = { changes: rules, because: 'what clients send' };
  const servers = { changes: policies, because: 'what servers take' };
  const inBetween = { changes: relaxed(policies), because: 'servers take both, while clients change over' };
  const spaces = { changes: defaults, because: 'the namespace itself, after all that is said beneath it' };
  const spacesInBetween = { changes: relaxed(defaults), because: 'the namespace takes both, while clients change over' };
  const last = { changes: redundant, isOptional: true as const, because: 'what nothing depends on any more' };
  return [
    [first, clients, servers, spaces, last],
    [first, servers, clients, spaces, last],
    [first, servers, spaces, clients, last],
    [first, inBetween, clients, servers, spaces, last],
    [first, servers, spacesInBetween, clients, spaces, last],
    [first, inBetween, spacesInBetween, clients, servers, spaces, last],
  ];
}

/** How many ways there are in each step for a client to fail that works before and after all. */
function risksOf(mesh: Mesh, steps: Order, accepted: readonly ChangedPair[]): readonly number[] {
  let done: readonly Change[] = [];
  return steps.map(({ changes }) => {
    const before = changedMesh(mesh, done);
    done = overridden(done, changes);
    const pairs = changedPairs(before, changedMesh(mesh, done), affectedServices(mesh, changes));
    const known = pairs.filter((pair) => pair.workloads.length > 0 && !accepted.some((other) => isSamePair(pair, other)));
    return known.reduce((sum, pair) => sum + risk(pair), 0);
  });
}

function risk(pair: ChangedPair): number {
  const { before, after } = pair;
  if (isCutOff(pair)) return 2;
  if (!before || !after || before.exchange.result === 'fails' || after.exchange.result === 'fails') return 0;
  return [fail(before, after), fail(after, before)].filter(Boolean).length;
}

/** Whether what one state sends fails with what the other takes. */
function fail({ way, exchange: { sent } }: Over, { exchange: { server } }: Over): boolean {
  const isProxy = way.client.dataPlane === 'sidecar' || way.client.dataPlane === 'gateway';
  return outcomeOf(sent.wire, server, isProxy ? 'proxy' : 'application').result === 'fails';
}

function isSamePair(a: ChangedPair, b: ChangedPair): boolean {
  return a.service === b.service && a.port === b.port && a.server.workload === b.server.workload
    && b.workloads.some((workload) => a.workloads.includes(workload));
}

/** The changes, where a later one of an object takes the place of an earlier one. */
function overridden(done: readonly Change[], changes: readonly Change[]): readonly Change[] {
  const keys = new Set(changes.map(({ resource }) => resourceKey(resource)));
  return [...done.filter(({ resource }) => !keys.has(resourceKey(resource))), ...changes];
}

/** What was made or changed in an earlier step is changed from there. */
function asTheyCome(steps: Order): Order {
  const made = new Map<string, Resource>();
  return steps.map((step) => ({
    ...step,
    changes: step.changes.map((change): Change => {
      const key = resourceKey(change.resource);
      const earlier = made.get(key);
      made.set(key, change.resource);
      return earlier && change.action !== 'delete' ? { ...change, action: 'change', before: earlier } : change;
    }),
  }));
}
