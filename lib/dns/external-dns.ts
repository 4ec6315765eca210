import type { DNSEndpointSpec, Endpoint } from '../kube/generated/dns-endpoint';
import type { DnsProvider } from './provider';
import { isApex, type DnsRecord } from './record';

/** Keeps external-dns from reading hosts off a resource: it takes only those whose controller annotation is absent or its own. */
export const notForExternalDns = { 'external-dns.alpha.kubernetes.io/controller': 'fairlead' };

/** The external-dns of the cluster, with whatever provider it has. */
export const externalDns: DnsProvider = {
  name: 'externalDns',
  resources: (record) => [{
    apiVersion: 'externaldns.k8s.io/v1alpha1',
    kind: 'DNSEndpoint',
    metadata: { name: record.name, namespace: record.namespace },
    spec: dnsEndpointSpec(record),
  }],
};

/** A record as an external-dns DNSEndpoint. */
export function dnsEndpointSpec(record: DnsRecord): DNSEndpointSpec {
  return { endpoints: [{ dnsName: record.host, ...targetOf(record), ...(record.ttl !== undefined && { recordTTL: record.ttl }) }] };
}

function targetOf(record: DnsRecord): Pick<Endpoint, 'recordType' | 'targets' | 'providerSpecific'> {
  const { ip, hostname } = record.target;
  if (ip !== undefined) return { recordType: ip.includes(':') ? 'AAAA' : 'A', targets: [ip] };
  if (!isApex(record)) return { recordType: 'CNAME', targets: [hostname ?? record.addressName] };
  // the domain itself can be an alias alone; that of a CNAME is made for IPv6 too, which a name of the same zone may not have
  return { recordType: hostname === undefined ? 'A' : 'CNAME', targets: [hostname ?? record.addressName], providerSpecific: [{ name: 'alias', value: 'true' }] };
}
