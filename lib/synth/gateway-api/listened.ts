import type { MeshIngress } from '../../specs/mesh-ingress';
import type { Certified } from '../concerns/certificates';
import { grantedDomains, secretName, wildcardNames } from '../ingress-hosts';

/** What one listener serves by HTTPS, with a certificate of its own: the names below a domain, or the domain itself. */
export interface Listened extends Certified {
  readonly hostname: string;
}

/**
 * The listeners of the domains of an ingress.
 *
 * A browser uses a connection again for every name of its certificate, and Istio knows on a connection the routes of its listener alone: so
 * the domain itself, for which no wildcard stands, has its own certificate beside that of the names below it.
 */
export function listened(ingress: MeshIngress): Listened[] {
  return grantedDomains(ingress).flatMap((granted) => {
    const hostnames = wildcardNames(granted);
    return hostnames.map((hostname) => {
      const isItself = hostname === granted.domain.name;
      const name = `${ingress.metadata.name}.${granted.domain.name}${isItself && hostnames.length > 1 ? '.itself' : ''}`;
      const isOurs = (host: string) => (host === granted.domain.name) === isItself;
      return {
        ...granted,
        hosts: granted.hosts.filter(isOurs),
        bindings: granted.bindings.filter((binding) => isOurs(binding.split('/')[1]!)),
        name,
        secretName: granted.domain.certificate?.secret ? secretName(ingress, granted.domain) : `${name}-tls`,
        hostname,
      };
    });
  });
}
