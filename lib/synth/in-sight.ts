import { podOf, stringsIn, type Pod } from '../kube/pod';
import type { Resource } from '../kube/resource';

/** What somebody has shown us of one namespace: itself, and its Services and pods. */
export interface NamespaceInSight {
  readonly services: ReadonlyMap<string, Resource>;
  readonly pods: readonly Pod[];
  /** The labels of the Namespace; absent where nobody has shown it. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** What is in sight, by namespace. */
export type InSight = (namespace: string) => NamespaceInSight;

/** Whether a resource tells anything of a namespace: it is one, or a Service, or runs pods. */
export function isTelling(resource: Resource): boolean {
  return isOfCore('Namespace', resource) || isOfCore('Service', resource) || podOf(resource) !== undefined;
}

function isOfCore(wanted: string, { apiVersion, kind }: Resource): boolean {
  return kind === wanted && apiVersion === 'v1';
}

const nothing: NamespaceInSight = { services: new Map(), pods: [] };

/** Sorts Kubernetes resources by what they tell of Namespaces, Services and pods; others are passed over. */
export function inSightOf(resources: readonly Resource[]): InSight {
  const namespaces = new Map<string, { services: Map<string, Resource>; pods: Pod[]; labels?: Readonly<Record<string, string>> }>();
  const sightOf = (namespace: string) => {
    const sight = namespaces.get(namespace) ?? { services: new Map<string, Resource>(), pods: [] };
    namespaces.set(namespace, sight);
    return sight;
  };
  for (const resource of resources) {
    const pod = podOf(resource);
    const { name, namespace } = resource.metadata;
    if (isOfCore('Namespace', resource)) sightOf(name).labels = stringsIn(resource.metadata.labels);
    if (namespace === undefined) continue;
    if (isOfCore('Service', resource)) sightOf(namespace).services.set(name, resource);
    if (pod) sightOf(namespace).pods.push(pod);
  }
  return (namespace) => namespaces.get(namespace) ?? nothing;
}
