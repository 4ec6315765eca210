import { compareText } from '../kube/order';
import type { Mesh } from '../mesh/mesh';
import { oncePerKey } from '../mesh/once-per-key';

/** Finds, for the namespace of a service, the namespaces whose Sidecars import anything from there; which of its services is theirs to say. */
export function importersOf(mesh: Mesh, namespaces: readonly string[]): (owner: string) => readonly string[] {
  const everywhere: string[] = [];
  const byOwner = new Map<string, string[]>();
  for (const namespace of namespaces) {
    const { owners } = mesh.sidecarScopes().of({ namespace, labels: {} });
    if (!owners) everywhere.push(namespace);
    for (const owner of owners ?? []) add(byOwner, owner, namespace);
  }
  return oncePerKey((owner) => [...everywhere, ...byOwner.get(owner) ?? []].sort(compareText));
}

function add(index: Map<string, string[]>, key: string, value: string): void {
  const values = index.get(key);
  if (values) values.push(value);
  else index.set(key, [value]);
}
