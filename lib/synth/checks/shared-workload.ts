import { selects, type Pod } from '../../kube/pod';
import type { Problem } from '../../specs/problem';
import type { Application } from '../application';
import type { InSight } from '../in-sight';

/** Applications that mean the same Service or the same pods: the rules of one would open the workload of the other. */
export function* sharedWorkloads(applications: readonly Application[], inSight: InSight): Generator<Problem> {
  for (const [namespace, group] of byNamespace(applications)) {
    const { pods } = inSight(namespace);
    for (const [index, application] of group.entries()) {
      const first = group.slice(0, index).find((other) => meet(application, other, pods));
      if (first) yield shared(application, first);
    }
  }
}

function byNamespace(applications: readonly Application[]): ReadonlyMap<string, readonly Application[]> {
  const groups = new Map<string, Application[]>();
  for (const application of applications) {
    const { namespace } = application.spec.metadata;
    const group = groups.get(namespace);
    if (group) group.push(application);
    else groups.set(namespace, [application]);
  }
  return groups;
}

function meet(a: Application, b: Application, pods: readonly Pod[]): boolean {
  if (a.service === b.service || selects(a.selector, b.selector) || selects(b.selector, a.selector)) return true;
  return pods.some(({ labels }) => selects(a.selector, labels) && selects(b.selector, labels));
}

function shared({ spec }: Application, { spec: first }: Application): Problem {
  return {
    code: 'shared-workload',
    on: spec,
    path: spec.spec.workload?.selector ? ['spec', 'workload', 'selector'] : ['metadata', 'name'],
    message: `\`${spec.metadata.name}\` and \`${first.metadata.name}\` mean the same pods, so that each would be opened by the rules of the other`,
    help: 'describe one workload by one `SecureApplication`, with all its ports, or tell the pods apart by `workload.selector`',
    related: [{ on: first, path: ['metadata', 'name'], message: 'the other one' }],
  };
}
