import { stringsIn } from '../../../kube/pod';
import { record } from '../../../kube/record';
import type { Resource } from '../../../kube/resource';
import { labelIndex } from '../../../mesh/label-index';
import type { Mesh } from '../../../mesh/mesh';
import { hasTargets, selectorOfPolicy } from '../../../mesh/policies-for';
import { oncePerReach } from './once-per-reach';

/** Tells whether a policy holds for the proxy of an Istio Gateway, by the workloads in sight or by the selectors of Gateways. */
export function onGateway(mesh: Mesh): (policy: Resource) => boolean {
  const selectors = mesh.resources.of('networking.istio.io/Gateway').map(({ spec }) => ({ labels: stringsIn(record(record(spec).selector)) }));
  const selecting = labelIndex(selectors);
  const isInSight = oncePerReach(mesh, (workloads) =>
    workloads.some(({ dataPlane, labels }) => dataPlane === 'gateway' && labels['gateway.networking.k8s.io/gateway-name'] === undefined));
  return (policy) => {
    // Gateways of the Gateway API listen on the ports that they name
    if (hasTargets(policy)) return false;
    const selector = selectorOfPolicy(policy);
    return isInSight(policy) || (Object.keys(selector).length > 0 && selecting(selector).length > 0);
  };
}
