import { selects, type Pod } from '../../kube/pod';
import type { Problem } from '../../specs/problem';
import type { Application } from '../application';
import type { InSight } from '../in-sight';
import { selectorPlace } from '../selector-place';

interface Trait {
  readonly name: string;
  /** Whether sharing it is meeting; labels in common are not yet the same pods. */
  readonly decides: boolean;
}

/** Applications that mean the same Service or the same pods: the rules of one would open the workload of the other. */
export function* sharedWorkloads(applications: readonly Application[], inSight: InSight): Generator<Problem> {
  // by trait: what shares none cannot meet, and so nobody is compared with everybody
  const seen = new Map<string, Application[]>();
  for (const application of applications) {
    const { namespace } = application.spec.metadata;
    const traits = traitsOf(application, inSight(namespace).pods).map(({ name, decides }) => ({ name: `${namespace} ${name}`, decides }));
    const first = rivalOf(application, traits, seen);
    if (first) yield shared(application, first);
    for (const { name } of traits) {
      const others = seen.get(name);
      if (others) others.push(application);
      else seen.set(name, [application]);
    }
  }
}

/** The pods that an application picks, its Service, and its labels, of which the first two belong to one application alone. */
function traitsOf({ service, selector }: Application, pods: readonly Pod[]): Trait[] {
  const own = pods.flatMap(({ labels }, index) => (selects(selector, labels) ? [{ name: `pod ${index}`, decides: true }] : []));
  const labels = Object.entries(selector).map(([key, value]) => ({ name: `label ${key}=${value}`, decides: false }));
  return [{ name: `service ${service}`, decides: true }, ...own, ...labels];
}

function rivalOf({ selector }: Application, traits: readonly Trait[], seen: ReadonlyMap<string, readonly Application[]>): Application | undefined {
  const rivals = traits.map(({ name, decides }) => seen.get(name)?.find((other) => decides || nested(selector, other.selector)));
  return rivals.find((rival) => rival !== undefined);
}

function nested(a: Application['selector'], b: Application['selector']): boolean {
  return selects(a, b) || selects(b, a);
}

function shared({ spec }: Application, { spec: first }: Application): Problem {
  return {
    code: 'shared-workload',
    on: spec,
    path: selectorPlace(spec),
    message: `\`${spec.metadata.name}\` and \`${first.metadata.name}\` mean the same pods, so that each would be opened by the rules of the other`,
    help: 'describe one workload by one `SecureApplication`, with all its ports, or tell the pods apart by `workload.selector`',
    related: [{ on: first, path: ['metadata', 'name'], message: 'the other one' }],
  };
}
