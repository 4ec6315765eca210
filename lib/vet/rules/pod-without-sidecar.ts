import { podOf } from '../../kube/pod';
import { isInjected } from '../../mesh/data-plane';
import { workloadKinds } from '../kinds';
import { rule } from '../rule';

export const podWithoutSidecar = rule({
  code: 'FL2105',
  name: 'pod-without-sidecar',
  severity: 'warning',
  summary: 'A running pod has no sidecar, though its namespace says that it should have one.',
  why: 'A sidecar is given when a pod is made. Pods that are older than the label of their namespace, or that were made while the injector was away, run without one: they take plain text, and no policy holds for them (Istio, «Sidecar Injection Problems»).',
  reads: workloadKinds,
  sameAs: ['IST0103'],
  differs: 'Namespaces that name a revision count too. Pods that are alike are reported once.',
  *check(view) {
    for (const { resource: on, dataPlane, labels, annotations, namespace, kind, name } of view.workloads()) {
      if (on.kind !== 'Pod' || on.status === undefined || dataPlane !== 'none') continue;
      if (podOf(on)!.refusesSidecar || isInjected({ labels, annotations }, view.namespaceLabels(namespace)) !== true) continue;
      yield {
        on,
        path: ['metadata', 'name'],
        message: 'it runs without a sidecar, which its namespace asks for',
        help: kind === 'Pod' ? 'delete it and make it anew' : `restart ${kind} \`${name}\`: \`kubectl rollout restart\``,
      };
    }
  },
});
