import type { Mesh } from '../../mesh/mesh';
import { affectedServices } from './affected-services';
import type { Change } from './change';
import { changedMesh } from './changed-mesh';
import { changedPairs, type ChangedPair } from './changed-pairs';

/** Tells whether the plan is there to change what a client meets. */
export type IsMeant = (pair: ChangedPair) => boolean;

/** What changes would do to the clients of a mesh. */
export interface Judgement {
  readonly mesh: Mesh;
  readonly pairs: readonly ChangedPair[];
  /** Clients in sight for whom something works now and would not then. */
  readonly cutOff: readonly ChangedPair[];
  /** What the plan is not there to change. */
  readonly astray: readonly ChangedPair[];
}

/** Judges the changes by what every client in sight meets before and after. */
export function judgedChanges(mesh: Mesh, changes: readonly Change[], isMeant: IsMeant): Judgement {
  const next = changedMesh(mesh, changes);
  const pairs = changes.length === 0 ? [] : changedPairs(mesh, next, affectedServices(mesh, changes));
  const cutOff = pairs.filter((pair) => pair.workloads.length > 0 && isCutOff(pair));
  return { mesh: next, pairs, cutOff, astray: pairs.filter((pair) => !isMeant(pair)) };
}

/** Whether what works before does not work after. */
export function isCutOff({ before, after }: ChangedPair): boolean {
  return before?.exchange.result !== 'fails' && after?.exchange.result === 'fails';
}
