import { externalDns } from './external-dns';
import type { DnsProvider } from './provider';

/** A managed zone of Google Cloud DNS. */
export interface GoogleZone {
  /** Its name in the project, which is not the domain's. */
  readonly zone: string;
  readonly project: string;
}

/** Google Cloud DNS, which external-dns writes; cert-manager writes it under the identity that it runs as. */
export function google({ zone, project }: GoogleZone): DnsProvider {
  return { ...externalDns, name: 'google', solver: { cloudDNS: { project, hostedZoneName: zone } } };
}
