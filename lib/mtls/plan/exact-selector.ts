import { selects } from '../../kube/pod';
import type { Labels } from '../../mesh/label-index';
import type { Workload } from '../../mesh/workload';

/** Labels that differ from pod to pod, or that tools stamp and change. */
const fleeting = /^(pod-template-hash|controller-revision-hash|controller-uid|job-name|.*\/(controller-uid|job-name|pod-name|pod-index|completion-index|rev|inject|tlsMode|canonical-revision|canonical-name))$/;

/** Labels that select these workloads of a namespace and no other; the wanted selectors are tried first. */
export function exactSelector(workloads: readonly Workload[], all: readonly Workload[], wanted: readonly Labels[]): Labels | undefined {
  return [...wanted, commonLabels(workloads)].find((labels) =>
    Object.keys(labels).length > 0 && all.every((other) => selects(labels, other.labels) === workloads.includes(other)));
}

/** What all of them are labelled with, for as long as they live. */
export function commonLabels([first, ...others]: readonly Workload[]): Labels {
  const entries = Object.entries(first?.labels ?? {}).filter(([key]) => !fleeting.test(key));
  return Object.fromEntries(entries.filter(([key, value]) => others.every(({ labels }) => labels[key] === value)));
}
