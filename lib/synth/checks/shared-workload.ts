import { selects, type Pod } from '../../kube/pod';
import type { Problem } from '../../specs/problem';
import type { Application } from '../application';
import type { InSight } from '../in-sight';

/** Applications that mean the same Service or the same pods: the rules of one would open the workload of the other. */
export function* sharedWorkloads(applications: readonly Application[], inSight: InSight): Generator<Problem> {
  // one application of each trait, by namespace: what shares no trait cannot meet
  const seen = new Map<string, Application[]>();
  for (const application of applications) {
    const { namespace } = application.spec.metadata;
    const traits = traitsOf(application, inSight(namespace).pods).map((trait) => `${namespace} ${trait}`);
    const first = traits.flatMap((trait) => seen.get(trait) ?? []).find((other) => meet(application, other, inSight(namespace).pods));
    if (first) yield shared(application, first);
    for (const trait of traits) {
      const others = seen.get(trait);
      if (others) others.push(application);
      else seen.set(trait, [application]);
    }
  }
}

function traitsOf({ service, selector }: Application, pods: readonly Pod[]): string[] {
  const labels = Object.entries(selector).map(([key, value]) => `label ${key}=${value}`);
  const own = pods.flatMap(({ labels: its }, index) => (selects(selector, its) ? [`pod ${index}`] : []));
  return [`service ${service}`, ...labels, ...own];
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
