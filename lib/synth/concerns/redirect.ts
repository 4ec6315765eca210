import { notForExternalDns } from '../../dns/external-dns';
import type { VirtualServiceSpec } from '../../kube/generated/virtual-service';
import type { MeshIngress } from '../../specs/mesh-ingress';
import { challengeOf } from '../challenge';
import { grantedDomains } from '../ingress-hosts';
import { synthesized, type Synthesized } from '../synthesized';

/**
 * Plain HTTP on hosts whose certificates are proven by HTTP-01.
 *
 * The route takes every path, which Istio orders behind all others of the host: the solver's exact path, from the Ingress that
 * cert-manager makes while a challenge runs, goes before it. Without `httpsRedirect` nothing but the challenge is answered.
 */
export function redirect(ingress: MeshIngress): Synthesized<VirtualServiceSpec>[] {
  const hosts = grantedDomains(ingress).filter(({ domain }) => challengeOf(domain) === 'http01').flatMap((domain) => domain.hosts);
  const { metadata: { name, namespace }, spec: { gateway: { ports }, tls } } = ingress;
  if (hosts.length === 0) return [];
  return [synthesized({
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: `${name}-redirect`, namespace, annotations: notForExternalDns },
    spec: {
      hosts,
      gateways: [name],
      exportTo: ['.'],
      http: [{
        name: tls.httpsRedirect ? 'redirect to https' : 'refuse plain http',
        match: [{ uri: { prefix: '/' }, port: ports.http }],
        ...(tls.httpsRedirect ? { redirect: { scheme: 'https', redirectCode: 301 } } : { directResponse: { status: 404 } }),
      }],
    },
  }, [{ spec: ingress, path: ['spec', 'tls'] }])];
}
