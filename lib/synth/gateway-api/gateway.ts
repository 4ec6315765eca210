import { notForExternalDns } from '../../dns/external-dns';
import type { GatewaySpec, Listener } from '../../kube/gateway-api';
import { sortedSet } from '../../kube/order';
import type { MeshIngress } from '../../specs/mesh-ingress';
import { grantedDomains, secretName, wildcardNames, type GrantedDomain } from '../ingress-hosts';
import { synthesized, type Synthesized } from '../synthesized';

/**
 * The Gateway of an ingress: a listener for the names below each domain, and one for the domain itself where it is granted.
 *
 * A browser uses a connection again for every name of its certificate, and Istio knows on a connection the routes of its listener alone: so
 * all hosts below a domain, which have one certificate, have one listener. It takes the routes of the namespaces that are granted a host
 * there; that none has another's host is kept by the specs and by the guard. Plain HTTP takes the routes of the gateway's own namespace
 * alone, which redirect.
 */
export function gateway(ingress: MeshIngress): Synthesized<GatewaySpec>[] {
  const { metadata: { name, namespace }, spec: { gateway: { ports, address }, tls } } = ingress;
  const domains = grantedDomains(ingress);
  if (domains.length === 0) return [];
  const plain: Listener = { name: 'http', port: ports.http, protocol: 'HTTP', allowedRoutes: { namespaces: { from: 'Same' } } };
  return [synthesized({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name, namespace, annotations: notForExternalDns },
    spec: {
      gatewayClassName: 'istio' as const,
      addresses: [{ type: 'Hostname' as const, value: address.service! }] as const,
      listeners: [...domains.flatMap((domain) => listeners(ingress, domain)), ...tls.httpsRedirect ? [plain] : []],
    },
  }, [{ spec: ingress, path: ['spec'] }])];
}

function listeners(ingress: MeshIngress, granted: GrantedDomain): Listener[] {
  const values = sortedSet(granted.bindings.map((binding) => binding.split('/')[0]!));
  return wildcardNames(granted).map((hostname) => ({
    name: `https-${granted.index}${hostname.startsWith('*.') ? '' : '-domain'}`,
    port: ingress.spec.gateway.ports.https,
    protocol: 'HTTPS',
    hostname,
    tls: { mode: 'Terminate', certificateRefs: [{ name: secretName(ingress, granted.domain) }] },
    allowedRoutes: { namespaces: { from: 'Selector', selector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values }] } } },
  }));
}
