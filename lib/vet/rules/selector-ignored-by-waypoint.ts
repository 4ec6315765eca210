import { namespaceOf } from '../../mesh/namespace-of';
import { hasTargets } from '../../mesh/policies-for';
import { workloadKinds } from '../kinds';
import { selectorOf } from '../readers/policy-kinds';
import { hasWaypoint, isAmbient, isLayer7 } from '../readers/waypoints';
import { rule } from '../rule';

const kinds = [
  'extensions.istio.io/WasmPlugin', 'security.istio.io/AuthorizationPolicy', 'security.istio.io/RequestAuthentication', 'telemetry.istio.io/Telemetry',
] as const;

export const selectorIgnoredByWaypoint = rule({
  code: 'FL4202',
  name: 'selector-ignored-by-waypoint',
  severity: 'warning',
  summary: 'A policy that reads HTTP picks ambient pods by labels, which their waypoint does not heed.',
  why: 'A waypoint heeds policies that name it, or a Service behind it, in `targetRefs`. A policy with a `selector`, or with neither, is for ztunnel, which knows no requests (Istio, «Use Layer 7 features»).',
  reads: [...kinds, ...workloadKinds],
  sameAs: ['KIA0110', 'KIA1115', 'KIA1116', 'KIA1117'],
  *check(view) {
    for (const kind of kinds) {
      for (const on of view.of(kind)) {
        const namespace = namespaceOf(on);
        if (hasTargets(on) || !isAmbient(view, namespace) || !isLayer7(kind, on)) continue;
        const selector = selectorOf(kind, on);
        const labels = view.namespaceLabels(namespace);
        const workloads = selector ? view.selectedIn(namespace, selector.labels).filter(({ dataPlane }) => dataPlane === 'ambient') : [];
        // without a waypoint another rule speaks
        if (selector ? !workloads.some((workload) => hasWaypoint(workload.labels, labels)) : !hasWaypoint(undefined, labels)) continue;
        yield {
          on,
          path: selector?.path.slice(0, 2) ?? ['spec'],
          at: 'key',
          message: `the waypoint of \`${namespace}\` does not heed this: it names no target`,
          help: 'write `targetRefs` with the Service, or with the Gateway that is the waypoint',
        };
      }
    }
  },
});
