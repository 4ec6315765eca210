import type { MeshIngress } from '../../specs/mesh-ingress';
import { acmeIssuerOf } from '../../synth/acme-issuer';
import { grantedDomains } from '../../synth/ingress-hosts';
import { listOf, textAt } from '../cel';
import { since } from '../check';
import type { Rule } from '../policy';

/** The issuers of the ingresses prove any name of their zones, and as ClusterIssuers could be asked from every namespace. */
export function certificates(ingresses: readonly MeshIngress[]): Rule {
  const proven = ingresses.flatMap((ingress) => grantedDomains(ingress)
    .filter(({ domain }) => domain.certificate?.acme).map(({ domain }) => acmeIssuerOf(ingress, domain)));
  const issuers = proven.filter(({ kind }) => kind === 'ClusterIssuer').map(({ name }) => name);
  const faults = (object: string) => `[[${textAt(object, 'spec.issuerRef.name')}]
    .filter(issuer, ${textAt(object, 'spec.issuerRef.kind')} == 'ClusterIssuer' && issuer in ${listOf(issuers)}).map(issuer, '\`' + issuer + '\`')]`;
  return {
    name: 'certificates',
    kinds: [
      { group: 'cert-manager.io', resources: ['certificaterequests', 'certificates'] },
      { group: 'acme.cert-manager.io', resources: ['challenges', 'orders'] },
    ],
    where: 'guarded',
    checks: [{
      name: 'issuers',
      ...since(faults),
      message: (said) => `'the issuer ' + ${said} + ' certifies every name of its domain, for the gateway alone; use another issuer, or expose a SecureApplication, whose hosts are certified at the gateway; operators may use it'`,
      brief: 'this issuer is for the gateway alone; operators may use it',
    }],
  };
}
