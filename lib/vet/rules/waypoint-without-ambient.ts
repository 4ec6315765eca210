import { workloadKinds } from '../kinds';
import { waypointLabel, waypointOf } from '../readers/waypoints';
import { rule } from '../rule';

export const waypointWithoutAmbient = rule({
  code: 'FL4207',
  name: 'waypoint-without-ambient',
  severity: 'warning',
  summary: 'A pod asks for a waypoint and is not ambient.',
  why: 'The label says how ambient traffic to the pod goes. Nobody else heeds it: calls go straight to the pod, past the policies of the waypoint.',
  reads: workloadKinds,
  sameAs: ['KIA1312'],
  *check(view) {
    for (const { resource: on, dataPlane, metadataPath, labels } of view.workloads()) {
      const name = waypointOf(labels);
      if (name === undefined || name === 'none' || metadataPath === undefined || dataPlane === 'ambient' || dataPlane === 'unknown') continue;
      yield {
        on,
        path: [...metadataPath, 'labels', waypointLabel],
        message: `this pod is not ambient, and calls to it do not go through \`${name}\``,
        help: 'label it or its namespace with `istio.io/dataplane-mode: ambient`, or take the label out',
      };
    }
  },
});
