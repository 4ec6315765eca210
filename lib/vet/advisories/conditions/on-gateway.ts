import { selects, stringsIn } from '../../../kube/pod';
import { record } from '../../../kube/record';
import type { Resource } from '../../../kube/resource';
import type { Mesh } from '../../../mesh/mesh';
import { namespaceOf } from '../../../mesh/namespace-of';
import { hasTargets, selectorOfPolicy } from '../../../mesh/policies-for';

/** Whether a policy holds for the proxy of an Istio Gateway, by the workloads in sight or by the selectors of Gateways. */
export function onGateway({ config, resources, selectedIn, selectedAnywhere }: Mesh, policy: Resource): boolean {
  // Gateways of the Gateway API listen on the ports that they name
  if (hasTargets(policy)) return false;
  const selector = selectorOfPolicy(policy);
  const namespace = namespaceOf(policy);
  const picked = namespace === config.rootNamespace ? selectedAnywhere(selector) : selectedIn(namespace, selector);
  if (picked.some(({ dataPlane, labels }) => dataPlane === 'gateway' && labels['gateway.networking.k8s.io/gateway-name'] === undefined)) return true;
  return Object.keys(selector).length > 0
    && resources.of('networking.istio.io/Gateway').some(({ spec }) => selects(selector, stringsIn(record(record(spec).selector))));
}
