import { namespaceOf } from '../../mesh/namespace-of';
import { workloadKinds } from '../kinds';
import { selectorOf } from '../readers/policy-kinds';
import { rule } from '../rule';

export const sidecarInAmbient = rule({
  code: 'FL4006',
  name: 'sidecar-in-ambient',
  severity: 'warning',
  summary: 'A Sidecar is for pods that have no sidecar.',
  why: 'A Sidecar configures the proxy beside a pod. Ambient pods have none: ztunnel and waypoints do not read it, so that it neither imports nor blocks anything (Istio, «Sidecar or ambient?»).',
  reads: ['networking.istio.io/Sidecar', ...workloadKinds],
  sameAs: ['IST0167'],
  *check(view) {
    for (const on of view.of('networking.istio.io/Sidecar')) {
      const selector = selectorOf('networking.istio.io/Sidecar', on);
      const namespace = namespaceOf(on);
      const workloads = view.selectedIn(namespace, selector?.labels ?? {});
      const labels = view.namespaceLabels(namespace);
      const enrolled = labels?.['istio.io/dataplane-mode'] === 'ambient' && labels['istio-injection'] !== 'enabled' && labels['istio.io/rev'] === undefined;
      const ambient = workloads.length > 0 ? workloads.every(({ dataPlane }) => dataPlane === 'ambient') : !selector && enrolled;
      if (!ambient) continue;
      yield {
        on,
        path: selector?.path ?? ['metadata', 'name'],
        message: selector ? `\`${workloads[0]!.name}\` is ambient: a Sidecar does nothing for it` : `the pods of \`${namespace}\` are ambient: a Sidecar does nothing for them`,
        help: 'take it out; what ambient pods may reach is said by AuthorizationPolicies, ServiceEntries and NetworkPolicies',
      };
    }
  },
});
