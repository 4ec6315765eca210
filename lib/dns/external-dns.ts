import type { DNSEndpointSpec, Endpoint } from '../kube/generated/dns-endpoint';
import { isApex, type DnsRecord } from './record';

/** Keeps external-dns from reading hosts off a resource: it takes only those whose controller annotation is absent or its own. */
export const notForExternalDns = { 'external-dns.alpha.kubernetes.io/controller': 'fairlead' };

/** A record as an external-dns DNSEndpoint. */
export function dnsEndpointSpec(record: DnsRecord): DNSEndpointSpec {
  return { endpoints: [{ dnsName: record.host, ...targetOf(record), ...(record.ttl !== undefined && { recordTTL: record.ttl }) }] };
}

function targetOf(record: DnsRecord): Pick<Endpoint, 'recordType' | 'targets' | 'providerSpecific'> {
  const { ip, hostname } = record.target;
  if (ip !== undefined) return { recordType: ip.includes(':') ? 'AAAA' : 'A', targets: [ip] };
  return { recordType: 'CNAME', targets: [hostname ?? record.addressName], ...(needsAlias(record) && { providerSpecific: [{ name: 'alias', value: 'true' }] }) };
}

/** Route 53 answers for the domain itself through an alias, which may lead to an AWS load balancer or to a name of the same zone. */
function needsAlias(record: DnsRecord): boolean {
  return record.zoneId !== undefined && isApex(record);
}
