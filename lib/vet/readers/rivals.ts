import { compareText, sortedSet } from '../../kube/order';
import type { Resource } from '../../kube/resource';
import { groupBy } from '../../mesh/group-by';
import { selectorIndex } from '../../mesh/label-index';
import type { Mesh } from '../../mesh/mesh';
import { namespaceOf } from '../../mesh/namespace-of';
import { hasTargets } from '../../mesh/policies-for';
import type { Fault } from '../rule';
import { selectorOf, type SelectorKind } from './policy-kinds';

/** A resource that is for pods, or a namespace, which another one of its kind is for too. */
export interface Rival {
  readonly on: Resource;
  readonly path: Fault['path'];
  /** The others, by name. */
  readonly others: readonly Resource[];
  /** The first workload that they share, as `namespace/name`; absent where they are for a whole namespace. */
  readonly workload?: string;
}

/** Resources of a kind that pick the same workload of their namespace, each once. */
export function rivalsForPods(view: Pick<Mesh, 'workloadsIn'>, kind: SelectorKind, resources: readonly Resource[]): Rival[] {
  const selective = resources.filter((resource) => !hasTargets(resource) && selectorOf(kind, resource));
  return [...groupBy(selective, namespaceOf)].filter(([, own]) => own.length > 1).flatMap(([namespace, own]) => {
    const found = new Map<Resource, { others: Set<Resource>; workload: string }>();
    const picking = selectorIndex(own, (resource) => selectorOf(kind, resource)!.labels);
    for (const { labels, name } of view.workloadsIn(namespace)) {
      const both = picking(labels);
      for (const resource of both.length > 1 ? both : []) {
        const entry = found.get(resource) ?? { others: new Set(), workload: `${namespace}/${name}` };
        both.filter((other) => other !== resource).forEach((other) => entry.others.add(other));
        found.set(resource, entry);
      }
    }
    return [...found].map(([on, { others, workload }]): Rival => ({ on, path: selectorOf(kind, on)!.path, others: byName(others), workload }));
  });
}

/** Resources of a kind that are for the whole of one namespace. */
export function rivalsForNamespace(kind: SelectorKind, resources: readonly Resource[]): Rival[] {
  const whole = resources.filter((resource) => !hasTargets(resource) && !selectorOf(kind, resource));
  return [...groupBy(whole, namespaceOf).values()].filter((same) => same.length > 1).flatMap((same) =>
    same.map((on): Rival => ({ on, path: ['metadata', 'name'], others: byName(same.filter((other) => other !== on)) })));
}

/** The names of the others, as a text. */
export function namesOf(others: readonly Resource[]): string {
  return sortedSet(others.map(({ metadata }) => `\`${metadata.name}\``)).join(', ');
}

function byName(others: Iterable<Resource>): Resource[] {
  return [...others].sort((a, b) => compareText(a.metadata.name, b.metadata.name));
}
