import { list } from '../../kube/list';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';
import { actionOf } from '../../mesh/authorization-rules';
import { namespaceOf } from '../../mesh/namespace-of';
import { workloadKinds } from '../kinds';
import { selectorOf } from '../readers/policy-kinds';
import { hasWaypoint, isAmbient, isLayer7, labelsOf } from '../readers/waypoints';
import { rule } from '../rule';
import type { View } from '../view';

const kinds = [
  'extensions.istio.io/WasmPlugin', 'security.istio.io/AuthorizationPolicy', 'security.istio.io/RequestAuthentication', 'telemetry.istio.io/Telemetry',
] as const;

export const layer7WithoutWaypoint = rule({
  code: 'FL4201',
  name: 'layer-7-without-waypoint',
  severity: 'warning',
  summary: 'A policy that reads HTTP is for ambient pods that have no waypoint.',
  why: 'ztunnel knows connections and no requests. It takes an ALLOW rule with methods, paths or tokens as one that nobody meets, and leaves such fields of a DENY rule unenforced (istio/istio#61126); tokens, plugins and traces are not looked at. A waypoint does all that.',
  reads: [...kinds, '/Service', ...workloadKinds],
  sameAs: ['KIA0109', 'KIA1110', 'KIA1111', 'KIA1112', 'KIA1317'],
  *check(view) {
    for (const kind of kinds) {
      for (const on of view.of(kind)) {
        if (!isAmbient(view, namespaceOf(on)) || !isLayer7(kind, on) || goesThroughWaypoint(view, kind, on)) continue;
        const open = kind === 'security.istio.io/AuthorizationPolicy' && actionOf(on) === 'DENY';
        yield {
          on,
          path: ['metadata', 'name'],
          ...(open && { severity: 'error' as const }),
          message: `nothing reads HTTP for the pods of this ${on.kind}: \`${namespaceOf(on)}\` is ambient and has no waypoint for them`,
          help: 'label the Namespace or the Service with `istio.io/use-waypoint`, and name the waypoint or the Service in `targetRefs`',
        };
      }
    }
  },
});

function goesThroughWaypoint(view: View<'/Service' | typeof workloadKinds[number]>, kind: typeof kinds[number], on: Resource): boolean {
  const { targetRef, targetRefs } = record(on.spec);
  const namespace = namespaceOf(on);
  const labels = view.namespaceLabels(namespace);
  const targets = [...list(targetRefs), ...(targetRef === undefined ? [] : [targetRef])].map(record);
  if (targets.length > 0) {
    // a Gateway is a waypoint, or the gateway of somebody else
    return targets.every((target) => {
      const service = target.kind === 'Service' ? view.find('/Service', namespace, text(target.name) ?? '') : undefined;
      return target.kind !== 'Service' || hasWaypoint(service && labelsOf(service), labels);
    });
  }
  const selector = selectorOf(kind, on);
  if (!selector) return hasWaypoint(undefined, labels);
  const workloads = view.selectedIn(namespace, selector.labels).filter(({ dataPlane }) => dataPlane === 'ambient');
  return workloads.every((workload) => hasWaypoint(workload.labels, labels));
}
