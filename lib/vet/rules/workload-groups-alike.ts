import { stringsIn } from '../../kube/pod';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { groupBy } from '../../mesh/group-by';
import { namespaceOf } from '../../mesh/namespace-of';
import { namesOf } from '../readers/rivals';
import { rule } from '../rule';

export const workloadGroupsAlike = rule({
  code: 'FL4020',
  name: 'workload-groups-alike',
  severity: 'warning',
  summary: 'Two WorkloadGroups of a namespace give their machines the same labels.',
  why: 'Services and policies pick machines by these labels, and cannot tell those of one group from those of the other.',
  reads: ['networking.istio.io/WorkloadGroup'],
  sameAs: ['KIA1702'],
  *check(view) {
    const labelled = view.of('networking.istio.io/WorkloadGroup').filter((group) => Object.keys(labelsOf(group)).length > 0);
    for (const same of groupBy(labelled, (group) => `${namespaceOf(group)} ${JSON.stringify(Object.entries(labelsOf(group)).sort())}`).values()) {
      for (const on of same.length > 1 ? same : []) {
        const others = same.filter((other) => other !== on);
        yield { on, path: ['spec', 'metadata', 'labels'], at: 'key', message: `${namesOf(others)} has the same labels`, help: 'give each group a label of its own, such as `version`' };
      }
    }
  },
});

function labelsOf({ spec }: Resource): Readonly<Record<string, string>> {
  return stringsIn(record(record(spec).metadata).labels);
}
