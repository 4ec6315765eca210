import { namespaceOf } from '../../mesh/namespace-of';
import { hasTargets } from '../../mesh/policies-for';
import { workloadKinds } from '../kinds';
import { selectorOf } from '../readers/policy-kinds';
import { rule } from '../rule';

const kinds = [
  'extensions.istio.io/WasmPlugin', 'security.istio.io/AuthorizationPolicy', 'security.istio.io/RequestAuthentication', 'telemetry.istio.io/Telemetry',
] as const;
const label = 'gateway.networking.k8s.io/gateway-name';

export const selectorAtGatewayApi = rule({
  code: 'FL1407',
  name: 'selector-at-gateway-api',
  severity: 'warning',
  summary: 'A policy picks the pods of a Gateway of the Gateway API by labels, which it does not heed.',
  why: 'Such gateways heed policies that name them in `targetRefs`; a `selector` is for other pods (Istio, «Gateway API», differences). The gateway stays without the policy.',
  reads: [...kinds, ...workloadKinds],
  sameAs: ['IST0166'],
  *check(view) {
    for (const kind of kinds) {
      for (const on of view.of(kind)) {
        const selector = selectorOf(kind, on);
        if (!selector || hasTargets(on)) continue;
        const gateway = view.selectedIn(namespaceOf(on), selector.labels).find(({ labels }) => labels[label] !== undefined);
        if (!gateway) continue;
        yield {
          on,
          path: selector.path.slice(0, 2),
          at: 'key',
          message: `\`${gateway.name}\` belongs to the Gateway \`${gateway.labels[label]!}\`, which heeds no selector`,
          help: `write \`targetRefs: [{group: gateway.networking.k8s.io, kind: Gateway, name: ${gateway.labels[label]!}}]\``,
        };
      }
    }
  },
});
