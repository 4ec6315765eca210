import type { Resource } from '../kube/resource';

/** The namespace of a namespaced object; kubectl takes `default` where none is written. */
export function namespaceOf({ metadata }: Resource): string {
  return metadata.namespace ?? 'default';
}
