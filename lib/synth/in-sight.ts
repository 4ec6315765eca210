import { podOf, type Pod } from '../kube/pod';
import type { Resource } from '../kube/resource';

/** The Services and pods of one namespace that somebody has shown us. */
export interface NamespaceInSight {
  readonly services: ReadonlyMap<string, Resource>;
  readonly pods: readonly Pod[];
}

/** What is in sight, by namespace. */
export type InSight = (namespace: string) => NamespaceInSight;

const nothing: NamespaceInSight = { services: new Map(), pods: [] };

/** Sorts Kubernetes resources by what they tell of Services and pods; others are passed over. */
export function inSightOf(resources: readonly Resource[]): InSight {
  const namespaces = new Map<string, { services: Map<string, Resource>; pods: Pod[] }>();
  for (const resource of resources) {
    const pod = podOf(resource);
    const isService = resource.kind === 'Service' && resource.apiVersion === 'v1';
    const { name, namespace } = resource.metadata;
    if (namespace === undefined || (!pod && !isService)) continue;
    const sight = namespaces.get(namespace) ?? { services: new Map<string, Resource>(), pods: [] };
    namespaces.set(namespace, sight);
    if (isService) sight.services.set(name, resource);
    if (pod) sight.pods.push(pod);
  }
  return (namespace) => namespaces.get(namespace) ?? nothing;
}
