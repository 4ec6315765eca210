import { record } from '../../kube/record';
import { shown } from '../../kube/shown';
import { eachResource } from '../readers/each-resource';
import { itemsAt } from '../readers/items-at';
import { partOf } from '../readers/routes';
import { rule } from '../rule';

const kinds = [
  'security.istio.io/AuthorizationPolicy', 'security.istio.io/RequestAuthentication', 'telemetry.istio.io/Telemetry', 'extensions.istio.io/WasmPlugin',
  'extensions.istio.io/TrafficExtension',
] as const;
const targets = ['/Service', 'core/Service', 'networking.istio.io/ServiceEntry', 'gateway.networking.k8s.io/Gateway', 'gateway.networking.k8s.io/GatewayClass'];

export const targetRefKind = rule({
  code: 'FL3034',
  name: 'target-ref-kind',
  severity: 'error',
  summary: 'A policy is for a kind that it cannot be for.',
  why: '`targetRefs` name a Service, a ServiceEntry, a Gateway of the Gateway API or its GatewayClass, each with its API group. The webhook refuses others (pkg/config/validation/validation.go, `validatePolicyTargetReference`).',
  reads: kinds,
  sameAs: ['IST0106'],
  check: eachResource(kinds, function* ({ spec }) {
    const one = partOf({ path: ['spec'], value: record(spec) }, 'targetRef');
    for (const { path, value: { group = '', kind } } of [...(one ? [one] : []), ...itemsAt(record(spec).targetRefs, ['spec', 'targetRefs'])]) {
      if (typeof kind !== 'string' || targets.includes(`${shown(group)}/${kind}`)) continue;
      const right = targets.find((target) => target.endsWith(`/${kind}`));
      yield {
        path: [...path, right === undefined ? 'kind' : 'group'],
        ...(right !== undefined && group === '' && { path: [...path, 'kind'] }),
        message: `a policy cannot be for ${kind} of the API group \`${shown(group)}\``,
        help: right === undefined ? 'write a Service, ServiceEntry, Gateway or GatewayClass' : `write \`group: "${right.slice(0, right.indexOf('/'))}"\``,
      };
    }
  }),
});
