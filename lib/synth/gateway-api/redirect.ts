import { notForExternalDns } from '../../dns/external-dns';
import type { HTTPRouteSpec } from '../../kube/gateway-api';
import type { MeshIngress } from '../../specs/mesh-ingress';
import { servedDomains } from '../ingress-hosts';
import { synthesized, type Synthesized } from '../synthesized';
import { chunks } from './chunks';

/** The most names that one route has (its CRD). */
const most = 16;

/** Plain HTTP on the hosts of an ingress, which only redirects. */
export function redirect(ingress: MeshIngress): Synthesized<HTTPRouteSpec>[] {
  const { metadata: { name, namespace }, spec: { gateway: { ports }, tls } } = ingress;
  if (!tls.httpsRedirect) return [];
  const hosts = servedDomains(ingress).flatMap((domain) => domain.hosts);
  return chunks(hosts, ({ length }) => length <= most).map((hostnames, index) => synthesized({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: index === 0 ? `${name}-redirect` : `${name}-redirect-${index + 1}`, namespace, annotations: notForExternalDns },
    spec: {
      parentRefs: [{ name, port: ports.http }] as const,
      hostnames,
      rules: [{ filters: [{ type: 'RequestRedirect' as const, requestRedirect: { scheme: 'https' as const, statusCode: 301 } }] }],
    },
  }, [{ spec: ingress, path: ['spec', 'tls'] }]));
}
