import { compareText } from '../kube/order';
import { record } from '../kube/record';
import { resourceKey, type Resource } from '../kube/resource';
import { ageOrder } from './age-order';
import { groupBy } from './group-by';
import { namespaceOf } from './namespace-of';
import { oncePerKey } from './once-per-key';

/** The resources of a mesh by what they are, each list with the oldest first. */
export interface ResourceIndex {
  /** Every object of the mesh once. */
  readonly all: readonly Resource[];
  /** All of one kind, written with its API group: `security.istio.io/PeerAuthentication`, `/Service`. */
  readonly of: (kind: string) => readonly Resource[];
  /** Those of one kind in one namespace. */
  readonly in: (kind: string, namespace: string) => readonly Resource[];
}

/** Sorts what there is; what is not an object with a kind and a name is passed over, and an object is taken once. */
export function resourceIndex(resources: readonly Resource[]): ResourceIndex {
  const all = distinct(resources.filter(isObject));
  const byKind = groupBy(all, ({ apiVersion, kind }) => `${groupOf(apiVersion)}/${kind}`);
  const of = oncePerKey((kind: string): readonly Resource[] => ageOrder(byKind.get(kind) ?? []));
  const byNamespace = oncePerKey((kind: string) => groupBy(of(kind), namespaceOf));
  return { all, of, in: (kind, namespace) => byNamespace(kind).get(namespace) ?? [] };
}

function isObject(value: Resource): boolean {
  const { apiVersion, kind, metadata } = record(value);
  const { name, namespace = '', creationTimestamp = '' } = record(metadata);
  return [apiVersion, kind, name].every((text) => typeof text === 'string' && text !== '')
    && typeof namespace === 'string' && typeof creationTimestamp === 'string';
}

/** One object in two states is taken in one of them, whatever the order in which they came. */
function distinct(resources: readonly Resource[]): Resource[] {
  const byKey = new Map<string, Resource>();
  for (const resource of resources) {
    const key = resourceKey(resource);
    const other = byKey.get(key);
    if (!other || compareText(JSON.stringify(resource), JSON.stringify(other)) < 0) byKey.set(key, resource);
  }
  return [...byKey.values()];
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}
