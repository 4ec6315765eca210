import type { Domain, MeshIngress } from '../specs/mesh-ingress';
import { challengeOf } from './challenge';

/**
 * The issuer that asks for the certificate of a domain with ACME.
 *
 * With DNS-01 it is a ClusterIssuer, since cert-manager lends the cloud identity that it runs under to those alone by default
 * (`--cluster-issuer-ambient-credentials`); with HTTP-01 an Issuer in the gateway's namespace.
 */
export function acmeIssuerOf({ metadata: { name, namespace } }: MeshIngress, domain: Domain): { readonly kind: 'ClusterIssuer' | 'Issuer'; readonly name: string } {
  return challengeOf(domain) === 'dns01'
    ? { kind: 'ClusterIssuer', name: `${name}.${namespace}.${domain.name}` }
    : { kind: 'Issuer', name: `${name}.${domain.name}` };
}
