import { compareText } from '../kube/order';
import type { Resource } from '../kube/resource';

/**
 * Resources of one kind with the oldest first, then by name and namespace: where two say different things, the first one decides.
 * What no API server has taken yet has no age, and will be the youngest (Istio, pilot/pkg/model/config.go sortConfigByCreationTime).
 */
export function ageOrder(resources: readonly Resource[]): Resource[] {
  return resources
    .map((resource) => ({ resource, born: bornAt(resource) }))
    .sort((a, b) => compareNumbers(a.born, b.born)
      || compareText(a.resource.metadata.name, b.resource.metadata.name)
      || compareText(a.resource.metadata.namespace ?? '', b.resource.metadata.namespace ?? '')
      || compareText(a.resource.apiVersion, b.resource.apiVersion))
    .map(({ resource }) => resource);
}

function bornAt({ metadata }: Resource): number {
  const time = Date.parse(metadata.creationTimestamp ?? '');
  return Number.isNaN(time) ? Infinity : time;
}

function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
