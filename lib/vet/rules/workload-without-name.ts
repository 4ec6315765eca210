import { workloadKinds } from '../kinds';
import { rule } from '../rule';

const names = ['service.istio.io/canonical-name', 'app.kubernetes.io/name', 'app'];

export const workloadWithoutName = rule({
  code: 'FL2102',
  name: 'workload-without-name',
  severity: 'info',
  summary: 'Pods of the mesh carry none of the labels that metrics and traces are named by.',
  why: 'Istio names a workload in its telemetry by `service.istio.io/canonical-name`, `app.kubernetes.io/name` or `app`. Without these it takes the name of the controller, so that the versions of an application look like several applications (Istio, «Canonical Service»).',
  reads: workloadKinds,
  sameAs: ['missing-app-label'],
  differs: 'Any of the three labels will do, on the pod template of any controller.',
  *check(view) {
    for (const { resource: on, dataPlane, name, labels, metadataPath } of view.workloads()) {
      if (dataPlane !== 'sidecar' && dataPlane !== 'ambient') continue;
      if (!metadataPath || on.kind === 'WorkloadEntry' || on.kind === 'WorkloadGroup' || names.some((label) => labels[label] !== undefined)) continue;
      yield { on, path: [...metadataPath, 'labels'], at: 'key', message: `the pods of \`${name}\` have no label that names their application`, help: `label them \`app: ${name}\`` };
    }
  },
});
