import type { Change } from '../../diagnostics/change';
import { sameValue } from '../../kube/same-value';
import type { ChangeTree, Within } from './change-tree';
import { changedValue } from './changed-value';

/** The changes as a tree; nothing where two of them contradict each other. */
export function changeTree(changes: readonly Change[]): ChangeTree | undefined {
  let tree: ChangeTree = { parts: new Map() };
  for (const change of changes) {
    const next = branch(change);
    if (!fits(tree, next)) return undefined;
    tree = joined(tree, next);
  }
  return tree;
}

/** Whether both can be carried out: what both name they name with the same value. */
export function fits(tree: ChangeTree, other: ChangeTree): boolean {
  if ('value' in tree) return 'value' in other ? sameValue(tree.value, other.value) : holds(tree.value, other);
  if ('value' in other) return holds(other.value, tree);
  // one cannot be made a list and the other an object
  const [own] = tree.parts.keys();
  return [...other.parts].every(([part, change]) => {
    return (own === undefined || typeof part === typeof own) && (!tree.parts.has(part) || fits(tree.parts.get(part)!, change));
  });
}

/** Both together, where they fit; the first one grows. */
export function joined(tree: ChangeTree, other: ChangeTree): ChangeTree {
  if ('value' in tree) return tree;
  if ('value' in other) return other;
  for (const [part, change] of other.parts) {
    const own = tree.parts.get(part);
    tree.parts.set(part, own ? joined(own, change) : change);
  }
  return tree;
}

/** Whether a value is as it would be after the changes. */
function holds(value: unknown, changes: Within): boolean {
  const changed = changedValue(value, changes);
  return changes.parts.size === 0 || (changed !== undefined && sameValue(changed.value, value));
}

function branch({ path, value }: Change): ChangeTree {
  return path.reduceRight<ChangeTree>((inner, part) => ({ parts: new Map([[part, inner]]) }), { value });
}
