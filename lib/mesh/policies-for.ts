import { list } from '../kube/list';
import { stringsIn } from '../kube/pod';
import { record } from '../kube/record';
import type { Resource } from '../kube/resource';
import { selectorIndex, type Labels } from './label-index';
import { oncePerKey } from './once-per-key';
import type { ResourceIndex } from './resource-index';

/** Policies that hold for a workload. */
export type PoliciesFor = (workload: { readonly namespace: string; readonly labels: Labels }) => readonly Resource[];

/**
 * The policies of a kind that hold for a workload by their selectors: those of its namespace and of the root namespace, all of them at once
 * (Istio, pilot/pkg/model/authorization.go). Those with `targetRefs` are for gateways and waypoints, and left out.
 */
export function policiesFor(resources: ResourceIndex, kind: string, rootNamespace: string): PoliciesFor {
  const selecting = oncePerKey((namespace: string) =>
    selectorIndex(resources.in(kind, namespace).filter((policy) => !hasTargets(policy)), selectorOfPolicy));
  return ({ namespace, labels }) => [
    ...(namespace === rootNamespace ? [] : selecting(rootNamespace)(labels)),
    ...selecting(namespace)(labels),
  ];
}

/** Whether a policy names what it is for, in place of a selector. */
export function hasTargets({ spec }: Resource): boolean {
  const { targetRef, targetRefs } = record(spec);
  return targetRef !== undefined || list(targetRefs).length > 0;
}

/** The labels that `selector` of a policy asks for; none where it is for everything. */
export function selectorOfPolicy({ spec }: Resource): Labels {
  return stringsIn(record(record(spec).selector).matchLabels);
}
