import type { Path } from '../diagnostics/finding';
import type { Resource } from '../kube/resource';
import { groupBy } from '../mesh/group-by';
import type { FaultKind } from '../structure/fault';
import { structureJudge } from '../structure/structure-judge';
import type { Fault } from './rule';

/** What does not fit the structure of its kind. */
export interface Misfits {
  /** All of one sort of mistake. */
  readonly of: (sort: FaultKind) => readonly Fault[];
  /** Whether a value is one; no proxy ever sees it, so that nothing else need be said of it. */
  readonly has: (on: Resource, path: Path) => boolean;
}

/** Judges the structure of all resources; kinds that have none here are passed over. */
export function misfitsOf(resources: readonly Resource[]): Misfits {
  const byKind = groupBy(resources, ({ apiVersion, kind }) => `${apiVersion} ${kind}`);
  const all = [...byKind.values()].flatMap(misfitsOfKind);
  const bySort = groupBy(all, ({ sort }) => sort);
  const byResource = new Map([...groupBy(all, ({ fault }) => fault.on)].map(([on, misfits]) => [on, new Set(misfits.map(({ fault }) => placeKey(fault.path)))]));
  return {
    of: (sort) => (bySort.get(sort) ?? []).map(({ fault }) => fault),
    has: (on, path) => byResource.get(on)?.has(placeKey(path)) ?? false,
  };
}

interface Misfit {
  readonly sort: FaultKind;
  readonly fault: Fault;
}

function misfitsOfKind(resources: readonly Resource[]): Misfit[] {
  const { apiVersion, kind } = resources[0]!;
  const judge = structureJudge(apiVersion, kind);
  return judge ? resources.flatMap((on) => judge(on).map(({ kind: sort, ...fault }) => ({ sort, fault: { on, ...fault } }))) : [];
}

function placeKey(path: Path): string {
  return JSON.stringify(path);
}
