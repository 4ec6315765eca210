import { workloadKinds } from '../kinds';
import { isAmbient } from '../readers/waypoints';
import { rule } from '../rule';

export const sidecarPodInAmbient = rule({
  code: 'FL4206',
  name: 'sidecar-pod-in-ambient',
  severity: 'warning',
  summary: 'A pod with a sidecar stands in an ambient namespace.',
  why: 'The pod stays out of ambient: its waypoint is not asked for calls from it, and policies with `targetRefs` do not hold for it (Istio, «Sidecar or ambient?»). On the way from one to the other that is meant; at its end it is not.',
  reads: workloadKinds,
  sameAs: ['KIA1316'],
  *check(view) {
    for (const { resource: on, namespace, dataPlane, metadataPath, labels } of view.workloads()) {
      if (dataPlane !== 'sidecar' || metadataPath === undefined || !isAmbient(view, namespace)) continue;
      const label = ['sidecar.istio.io/inject', 'istio.io/rev'].find((name) => labels[name] !== undefined);
      yield {
        on,
        path: label === undefined ? ['metadata', 'name'] : [...metadataPath, 'labels', label],
        at: label === undefined ? 'value' : 'key',
        message: `this has a sidecar, though \`${namespace}\` is ambient`,
        help: 'take the injection out once everything that it calls is ambient',
      };
    }
  },
});
