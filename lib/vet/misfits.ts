import type { Resource } from '../kube/resource';
import { groupBy } from '../mesh/group-by';
import type { FaultKind } from '../structure/fault';
import { structureJudge } from '../structure/structure-judge';
import type { Fault } from './rule';

/** What does not fit the structure of its kind, by the sort of mistake. */
export type Misfits = (sort: FaultKind) => readonly Fault[];

/** Judges the structure of all resources; kinds that have none here are passed over. */
export function misfitsOf(resources: readonly Resource[]): Misfits {
  const byKind = groupBy(resources, ({ apiVersion, kind }) => `${apiVersion} ${kind}`);
  const found = groupBy([...byKind.values()].flatMap(misfitsOfKind), ({ sort }) => sort);
  return (sort) => (found.get(sort) ?? []).map(({ fault }) => fault);
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
