import type { GatewaySpec } from '../../kube/generated/gateway';
import type { MeshIngress } from '../../specs/mesh-ingress';
import { addressName } from '../domain-dns';
import { synthesized, type Synthesized } from '../synthesized';

/**
 * A name for the address of an ingress that only the cluster knows, that of a Service: records of served hosts lead to it.
 *
 * external-dns reads the hosts of a Gateway and the addresses of all Services, in any namespace, whose selector holds the Gateway's (its
 * source `istio-gateway`). This Gateway has no other purpose: no route attaches to it.
 */
export function address(ingress: MeshIngress): Synthesized<GatewaySpec>[] {
  const domains = ingress.spec.domains.filter(({ dns }) => !dns.none);
  if (ingress.spec.gateway.address.service === undefined || domains.length === 0) return [];
  const { metadata: { name, namespace }, spec: { gateway: { selector, ports } } } = ingress;
  return [synthesized({
    apiVersion: 'networking.istio.io/v1',
    kind: 'Gateway',
    metadata: { name: `${name}-address`, namespace },
    spec: {
      selector,
      servers: [{ port: { number: ports.http, name: 'http-address', protocol: 'HTTP' }, hosts: domains.map((domain) => `./${addressName(ingress, domain)}`), tls: { httpsRedirect: true } }],
    },
  }, [{ spec: ingress, path: ['spec', 'gateway', 'address'] }], 'address')];
}
