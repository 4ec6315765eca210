import { selects } from '../../kube/pod';
import type { Resource } from '../../kube/resource';
import { selectorOf } from '../../kube/service';
import type { MeshIngress } from '../../specs/mesh-ingress';
import type { Problem } from '../../specs/problem';

/**
 * Addresses that external-dns would not find, or would mix with others: it takes every Service, in any namespace, whose selector holds
 * that of the Gateway (external-dns, source/istio_gateway.go).
 */
export function* ingressAddresses(ingresses: readonly MeshIngress[], inSight: readonly Resource[]): Generator<Problem> {
  const services = inSight.filter(({ apiVersion, kind }) => apiVersion === 'v1' && kind === 'Service');
  for (const ingress of ingresses) {
    const { address, selector } = ingress.spec.gateway;
    if (address.service === undefined || ingress.spec.domains.every(({ dns }) => dns.none)) continue;
    for (const service of services) {
      const meant = service.metadata.name === address.service && service.metadata.namespace === ingress.metadata.namespace;
      const found = selects(selector, selectorOf(service) ?? {});
      if (meant && !found) yield notFound(ingress, address.service);
      if (!meant && found) yield mixed(ingress, service);
    }
  }
}

const path = ['spec', 'gateway', 'address', 'service'];

function notFound(ingress: MeshIngress, service: string): Problem {
  const message = `the selector of the Service \`${service}\` does not hold \`gateway.selector\`, by which external-dns finds its address`;
  return { code: 'address-not-found', on: ingress, path, message, help: 'select the gateway\'s pods by labels that the Service selects them by, or write `hostname` or `ip`' };
}

function mixed(ingress: MeshIngress, { metadata }: Resource): Problem {
  const message = `the Service \`${metadata.namespace}/${metadata.name}\` selects the gateway's pods too, and external-dns would publish its address as that of the ingress`;
  return { code: 'address-mixed', on: ingress, path, message, help: 'leave one of the Services, give the gateway a label of its own, or write `hostname` or `ip`' };
}
