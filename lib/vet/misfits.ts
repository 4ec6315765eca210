import type { Path } from '../diagnostics/finding';
import type { Resource } from '../kube/resource';
import { groupBy } from '../mesh/group-by';
import type { FaultKind, StructureFault } from '../structure/fault';
import { structureJudge } from '../structure/structure-judge';

/** One thing that does not fit the structure of its kind. */
export interface Misfit extends Omit<StructureFault, 'kind'> {
  readonly on: Resource;
}

/** What does not fit the structure of its kind. */
export interface Misfits {
  /** All of one sort of mistake. */
  readonly of: (sort: FaultKind) => readonly Misfit[];
  /** Whether a value is one; no proxy ever sees it, so that nothing else need be said of it. */
  readonly has: (on: Resource, path: Path) => boolean;
}

/** Judges the structure of all resources; kinds that have none here are passed over. */
export function misfitsOf(resources: readonly Resource[]): Misfits {
  const byKind = groupBy(resources, ({ apiVersion, kind }) => `${apiVersion} ${kind}`);
  const all = [...byKind.values()].flatMap(sortedMisfits);
  const bySort = groupBy(all, ({ sort }) => sort);
  const byResource = groupBy(all, ({ misfit }) => misfit.on);
  const places = new Map([...byResource].map(([on, theirs]) => [on, new Set(theirs.map(({ misfit }) => placeKey(misfit.path)))]));
  return {
    of: (sort) => (bySort.get(sort) ?? []).map(({ misfit }) => misfit),
    has: (on, path) => places.get(on)?.has(placeKey(path)) ?? false,
  };
}

/** Those of the resources of one kind. */
function sortedMisfits(resources: readonly Resource[]): { readonly sort: FaultKind; readonly misfit: Misfit }[] {
  const { apiVersion, kind } = resources[0]!;
  const judge = structureJudge(apiVersion, kind);
  return judge ? resources.flatMap((on) => judge(on).map(({ kind: sort, ...fault }) => ({ sort, misfit: { on, ...fault } }))) : [];
}

function placeKey(path: Path): string {
  return JSON.stringify(path);
}
