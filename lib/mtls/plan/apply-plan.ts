import type { Resource } from '../../kube/resource';
import { applyChanges } from './change';
import type { MtlsPlan } from './plan';

/** The resources as a plan leaves them: what it changes stands where it stood, what it makes comes last. */
export function applyPlan(resources: readonly Resource[], { changes }: Pick<MtlsPlan, 'changes'>): readonly Resource[] {
  return applyChanges(resources, changes);
}
