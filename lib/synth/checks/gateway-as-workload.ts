import { selects } from '../../kube/pod';
import type { MeshIngress } from '../../specs/mesh-ingress';
import type { Problem } from '../../specs/problem';
import type { Application } from '../application';
import { selectorPlace } from '../selector-place';

/** Applications whose pods are those of a gateway: their policy would close the gateway, and every host behind it. */
export function* gatewaysAsWorkloads(applications: readonly Application[], ingresses: readonly MeshIngress[]): Generator<Problem> {
  for (const { spec, selector } of applications) {
    const ingress = ingresses.find(({ metadata, spec: { gateway } }) => (
      metadata.namespace === spec.metadata.namespace && (selects(selector, gateway.selector) || selects(gateway.selector, selector))
    ));
    if (!ingress) continue;
    const message = `this picks the gateway's pods of the ingress \`${ingress.metadata.name}\`: its policy would close every host behind it`;
    yield { code: 'gateway-as-workload', on: spec, path: selectorPlace(spec), message, help: 'select the pods of the application, which are not the gateway' };
  }
}
