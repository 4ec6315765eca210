import { azure } from '../dns/azure';
import { externalDns } from '../dns/external-dns';
import { google } from '../dns/google';
import type { DnsProvider } from '../dns/provider';
import type { DnsProviders } from '../dns/providers';
import { route53 } from '../dns/route53';
import type { DnsZone } from '../dns/zone';
import type { Domain, MeshIngress } from '../specs/mesh-ingress';

/** Who keeps the records of a domain, and how. */
export interface DomainDns {
  /** Absent where it is one that a program brings. */
  readonly provider?: DnsProvider;
  readonly zone: DnsZone;
  /** Seconds. */
  readonly ttl?: number;
  readonly records: 'perHost' | 'wildcard';
}

/** What the `dns` of a domain comes to; nothing where someone else looks after its records. */
export function dnsOf({ dns }: Domain): DomainDns | undefined {
  if (dns.route53) {
    const { zoneId, ttl, records } = dns.route53;
    return { provider: route53({ zoneId }), zone: { route53: { zoneId } }, ttl, records };
  }
  if (dns.google) {
    const { ttl, records, ...zone } = dns.google;
    return { provider: google(zone), zone: { google: zone }, ttl, records };
  }
  if (dns.azure) {
    const { ttl, records, ...zone } = dns.azure;
    return { provider: azure(zone), zone: { azure: zone }, ttl, records };
  }
  if (dns.provider) {
    const { name, ttl, records } = dns.provider;
    return { zone: { provider: { name } }, ttl, records };
  }
  return dns.externalDns && { provider: externalDns, zone: {}, records: dns.externalDns.records };
}

/** Who keeps the records of a domain; nothing where it is one that no program has brought. */
export function providerOf({ provider, zone }: DomainDns, brought: DnsProviders): DnsProvider | undefined {
  return provider ?? brought.get(zone.provider!.name);
}

/** The name by which the address of an ingress is published in a domain. */
export function addressName({ metadata: { name, namespace } }: MeshIngress, domain: Domain): string {
  return `${name}.${namespace}.${domain.name}`;
}
