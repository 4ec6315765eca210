import { namespaceOf } from '../../mesh/namespace-of';
import { hasTargets } from '../../mesh/policies-for';
import { podKinds, workloadKinds } from '../kinds';
import { labelsText } from '../readers/labels-text';
import { selectorFields, selectorOf, type SelectorKind } from '../readers/policy-kinds';
import { templateLabels } from '../readers/template-labels';
import { rule } from '../rule';
import type { View } from '../view';

const kinds = Object.keys(selectorFields) as SelectorKind[];

const gatewayLabel = 'gateway.networking.k8s.io/gateway-name';

export const selectorPicksNothing = rule({
  code: 'FL4005',
  name: 'selector-picks-nothing',
  severity: 'warning',
  summary: 'A policy is for pods that do not exist.',
  why: 'A misspelt label leaves the pods that were meant without the policy, and nobody is told. A policy in the root namespace is for pods of any namespace, others for those of their own.',
  reads: [...kinds, ...workloadKinds],
  sameAs: ['IST0101', 'IST0127', 'KIA0004'],
  differs: 'Pods are read from Deployments and other controllers too, so that a workload of no replicas counts; istioctl looks at running pods alone.',
  *check(view) {
    for (const kind of kinds) {
      for (const on of view.of(kind)) {
        const selector = selectorOf(kind, on);
        // pods of a Gateway of the Gateway API are made by Istio
        if (!selector || hasTargets(on) || selector.labels[gatewayLabel] !== undefined) continue;
        const labels = templateLabels(selector.labels);
        const namespace = namespaceOf(on);
        const everywhere = namespace === view.config.rootNamespace;
        const picked = everywhere ? view.selectedAnywhere(labels) : view.selectedIn(namespace, labels);
        if (picked.length > 0) continue;
        if (!podsGiven(view, everywhere ? undefined : namespace)) {
          yield { on, path: selector.path, notShown: { kind: 'apps/Deployment', ...(!everywhere && { namespace }) } };
          continue;
        }
        yield {
          on,
          path: selector.path,
          at: 'key',
          message: `no pod ${everywhere ? 'of any namespace' : `in \`${namespace}\``} has the labels ${labelsText(selector.labels)}`,
          help: 'compare them with the labels of the pod template',
        };
      }
    }
  },
});

/** Whether pods of some kind were shown, where the policy looks for them. */
function podsGiven(view: View<typeof podKinds[number]>, namespace: string | undefined): boolean {
  return podKinds.some((kind) => (namespace === undefined ? view.givenAnywhere(kind) : view.given(kind, namespace)));
}
