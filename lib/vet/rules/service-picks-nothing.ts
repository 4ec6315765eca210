import { podKinds, serviceKinds, workloadKinds } from '../kinds';
import { labelsText } from '../readers/labels-text';
import { rule } from '../rule';

const madeByGateway = 'gateway.networking.k8s.io/gateway-name';

export const servicePicksNothing = rule({
  code: 'FL2008',
  name: 'service-picks-nothing',
  severity: 'warning',
  summary: 'A Service is for pods that do not exist.',
  why: 'A Service picks the pods of its namespace that have all the labels of its selector. Where there are none it has no endpoints, and whoever calls it gets 503 from its proxy (Kubernetes, «Service»; Envoy\'s response flag UH).',
  reads: [...serviceKinds, ...workloadKinds],
  sameAs: [],
  *check(view) {
    for (const service of view.services()) {
      const { resource: on, namespace, selector } = service;
      // Istio makes the pods of such a Gateway itself
      if (on.kind !== 'Service' || !selector || madeByGateway in selector || view.workloadsOf(service).length > 0) continue;
      const path = ['spec', 'selector'];
      if (!podKinds.some((kind) => view.given(kind, namespace))) {
        yield { on, path, notShown: { kind: 'apps/Deployment', namespace } };
        continue;
      }
      yield {
        on,
        path,
        at: 'key',
        message: `no pod in \`${namespace}\` has the labels ${labelsText(selector)}`,
        help: 'compare them with the labels of the pod template',
      };
    }
  },
});
