import type { Path } from '../../diagnostics/finding';
import { lazy } from '../../kube/lazy';
import { list } from '../../kube/list';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';
import { actionOf, authorizationRules, type AuthorizationRule } from '../../mesh/authorization-rules';
import { groupBy } from '../../mesh/group-by';
import { namespaceOf } from '../../mesh/namespace-of';
import type { MeshService } from '../../mesh/service';
import type { Workload } from '../../mesh/workload';
import { serviceKinds, workloadKinds } from '../kinds';
import { isTriedOut } from '../readers/tried-out';
import { waypointFor, type WaypointName } from '../readers/waypoints';
import { rule } from '../rule';
import type { View } from '../view';

const policies = 'security.istio.io/AuthorizationPolicy';
const kinds = [policies, ...serviceKinds, ...workloadKinds] as const;

export const podsPastWaypoint = rule({
  code: 'FL4209',
  name: 'pods-past-waypoint',
  severity: 'warning',
  summary: 'A policy holds in a waypoint, and no other closes the pods behind it to those who go past the waypoint.',
  why: 'ztunnel reads no policy with `targetRefs`. Whoever asks for the address of a pod, and everybody while a label of the waypoint is missing, comes to the pods without it, and is let in there (pilot/pkg/serviceregistry/ambient/authorization.go; istio/istio.io#17520). NetworkPolicies are not read.',
  reads: kinds,
  sameAs: [],
  *check(view) {
    const placed = lazy(() => placedOf(view));
    for (const on of view.of(policies)) {
      if (isTriedOut(on) || !['ALLOW', 'CUSTOM', 'DENY'].includes(actionOf(on))) continue;
      for (const { path, key } of targetsOf(on)) {
        const open = placed().get(key)?.map(({ service, waypoint }) => ({ waypoint, pods: view.workloadsOf(service).find((pods) => pods.dataPlane === 'ambient' && !isClosed(view, pods)) }));
        const [first] = open?.filter(({ pods }) => pods) ?? [];
        if (!first) continue;
        const { waypoint, pods } = first;
        yield {
          on,
          path,
          message: `whoever asks the pods of \`${pods!.namespace}/${pods!.name}\` themselves goes past this: no policy closes them`,
          help: `add an AuthorizationPolicy with a \`selector\` for these pods that allows the waypoint, \`${view.config.trustDomain}/ns/${waypoint.namespace}/sa/${waypoint.name}\`, and whoever else may come to them`,
        };
      }
    }
  },
});

interface Placed {
  readonly service: MeshService;
  readonly waypoint: WaypointName;
}

/** The Services with a waypoint, by what a policy names to hold for them: their own name, and that of the waypoint. */
function placedOf(view: View<typeof kinds[number]>): ReadonlyMap<string, readonly Placed[]> {
  const placed = view.services().flatMap((service): Placed[] => {
    const waypoint = service.resource.kind === 'Service' ? waypointFor(service.resource, view.namespaceLabels(service.namespace)) : undefined;
    return waypoint ? [{ service, waypoint }] : [];
  });
  return new Map([
    ...groupBy(placed, ({ service: { namespace, resource } }) => `Service ${namespace}/${resource.metadata.name}`),
    ...groupBy(placed, ({ waypoint: { namespace, name } }) => `Gateway ${namespace}/${name}`),
  ]);
}

/** What a policy names that it is for, all of which is of its own namespace. */
function targetsOf(on: Resource): { readonly path: Path; readonly key: string }[] {
  const { targetRef, targetRefs } = record(on.spec);
  const refs: [Path, unknown][] = [...list(targetRefs).map((ref, index): [Path, unknown] => [['spec', 'targetRefs', index], ref]), [['spec', 'targetRef'], targetRef]];
  return refs.map(([path, ref]) => ({ path: [...path, 'name'], key: `${text(record(ref).kind)} ${namespaceOf(on)}/${text(record(ref).name)}` }));
}

/** Whether ztunnel refuses some callers of pods: by what it allows, or by a rule that denies all but some. */
function isClosed(view: View<typeof kinds[number]>, pods: Workload): boolean {
  const heeded = view.authorizationPolicies()(pods).filter((policy) => !isTriedOut(policy));
  const allowing = heeded.filter((policy) => actionOf(policy) === 'ALLOW');
  if (allowing.length > 0 && !allowing.some((policy) => authorizationRules(policy).some(fitsAll))) return true;
  return heeded.some((policy) => actionOf(policy) === 'DENY' && authorizationRules(policy).some(deniesOthers));
}

function fitsAll({ from, to, when }: AuthorizationRule): boolean {
  return [...from, ...to, ...when].flat().length === 0;
}

function deniesOthers({ from, when }: AuthorizationRule): boolean {
  return [...from, ...when].flat().some(({ field }) => /^not/.test(field));
}
