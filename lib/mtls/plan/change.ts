import { resourceKey, type Resource } from '../../kube/resource';

/** What is to be done with one PeerAuthentication or DestinationRule. */
export interface Change {
  readonly action: 'create' | 'change' | 'delete';
  /** As it is to be; for `delete` as it is. */
  readonly resource: Resource;
  /** As it is, where it is changed: all that the change does not speak of is the same. */
  readonly before?: Resource;
  /** Why, each as a sentence without a full stop. */
  readonly reasons: readonly string[];
}

/** The changes and one more; a second one to the same object continues the first. */
export function withChange(changes: readonly Change[], change: Change): readonly Change[] {
  const key = resourceKey(change.resource);
  const first = changes.find(({ resource }) => resourceKey(resource) === key);
  if (!first) return [...changes, change];
  const reasons = [...new Set([...first.reasons, ...change.reasons])];
  const continued: Change = change.action === 'delete'
    ? { action: 'delete', resource: first.before ?? first.resource, reasons }
    : { ...first, resource: change.resource, reasons };
  return changes.map((other) => (other === first ? continued : other));
}

/** The changes of both, in order. */
export function withChanges(changes: readonly Change[], more: readonly Change[]): readonly Change[] {
  return more.reduce(withChange, changes);
}

/** The resources after the changes: nothing else is touched, and the order stays. */
export function applyChanges(resources: readonly Resource[], changes: readonly Change[]): readonly Resource[] {
  const byKey = new Map(changes.map((change) => [resourceKey(change.resource), change]));
  const kept = resources.flatMap((resource) => {
    const change = byKey.get(resourceKey(resource));
    if (!change || change.action === 'create') return [resource];
    return change.action === 'delete' ? [] : [change.resource];
  });
  return [...kept, ...changes.filter(({ action }) => action === 'create').map(({ resource }) => resource)];
}
