import { externalDns } from './external-dns';
import type { DnsProvider } from './provider';
import type { GoogleZone } from './zone';

/** Google Cloud DNS, which external-dns writes; cert-manager writes it under the identity that it runs as. */
export function google({ zone, project }: GoogleZone): DnsProvider {
  return { ...externalDns, name: 'google', solver: { cloudDNS: { project, hostedZoneName: zone } } };
}
