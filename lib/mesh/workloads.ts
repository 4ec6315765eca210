import { list } from '../kube/list';
import { compareText } from '../kube/order';
import { record } from '../kube/record';
import { resourceKey, type Resource } from '../kube/resource';
import { text } from '../kube/text';
import type { Labels } from './label-index';
import { machineWorkload } from './machine-workload';
import type { MeshConfig } from './mesh-config';
import { namespaceOf } from './namespace-of';
import { podWorkload } from './pod-workload';
import type { ResourceIndex } from './resource-index';
import type { Workload } from './workload';

const perPod = ['pod-template-hash', 'controller-revision-hash'];

/**
 * Every workload in sight once, by namespace and name. Running pods stand for the controllers that own them, since they alone tell
 * whether they have their sidecar; pods of one controller that are alike are one workload.
 */
export function workloadsOf(
  resources: ResourceIndex,
  namespaceLabels: (namespace: string) => Labels | undefined,
  config: MeshConfig,
): readonly Workload[] {
  const byKey = new Map(resources.all.map((resource) => [resourceKey(resource), resource]));
  const ownerOf = (resource: Resource): Resource | undefined => controllerOf(resource, byKey);
  const live = resources.all.filter((resource) => !isOver(resource));
  const stoodFor = new Set(live.flatMap((resource) => (isRunning(resource) ? chain(resource, ownerOf).slice(1) : [])));
  const counted = live.filter((resource) => !stoodFor.has(resource) && (resource.kind === 'Pod' || resource.kind === 'WorkloadEntry' || !ownerOf(resource)));
  const workloads = counted.flatMap((resource) => {
    const owner = chain(resource, ownerOf).at(-1)!;
    return podWorkload(resource, owner, namespaceLabels(namespaceOf(resource)), config) ?? machineWorkload(resource) ?? [];
  });
  return alikeOnce(workloads.sort(compareWorkloads));
}

function isRunning({ kind, status }: Resource): boolean {
  return kind === 'WorkloadEntry' || (kind === 'Pod' && text(record(status).phase) !== undefined);
}

/** What has ended, or what a newer ReplicaSet has taken the place of. */
function isOver({ kind, status, spec }: Resource): boolean {
  if (kind === 'Pod') return ['Succeeded', 'Failed'].includes(text(record(status).phase) ?? '');
  return kind === 'ReplicaSet' && record(spec).replicas === 0;
}

function controllerOf(resource: Resource, byKey: ReadonlyMap<string, Resource>): Resource | undefined {
  const owner = list(record(resource.metadata).ownerReferences).map(record).find(({ controller }) => controller === true);
  if (!owner) return undefined;
  const { apiVersion, kind, name } = owner;
  const named = { apiVersion: text(apiVersion) ?? '', kind: text(kind) ?? '', metadata: { ...resource.metadata, name: text(name) ?? '' } };
  return byKey.get(resourceKey(named));
}

/** The resource, its controller, the controller of that, and so on. */
function chain(resource: Resource, ownerOf: (resource: Resource) => Resource | undefined): Resource[] {
  const found = [resource];
  for (let owner = ownerOf(resource); owner && !found.includes(owner); owner = ownerOf(owner)) found.push(owner);
  return found;
}

function compareWorkloads(a: Workload, b: Workload): number {
  return compareText(a.namespace, b.namespace) || compareText(a.name, b.name) || compareText(a.kind, b.kind)
    || compareText(a.resource.metadata.name, b.resource.metadata.name);
}

function alikeOnce(workloads: readonly Workload[]): Workload[] {
  const seen = new Set<string>();
  return workloads.filter((workload) => {
    if (workload.resource.kind !== 'Pod') return true;
    const labels = Object.entries(workload.labels).filter(([key]) => !perPod.includes(key)).sort(([a], [b]) => compareText(a, b));
    const key = JSON.stringify([workload.namespace, workload.kind, workload.name, workload.dataPlane, workload.tlsMode, labels]);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
