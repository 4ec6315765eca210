import type { DnsRecord } from '../dns/record';
import type { Origin } from '../routing/intent';
import type { Domain, MeshIngress } from '../specs/mesh-ingress';
import { addressName, dnsOf, type DomainDns } from './domain-dns';
import { domainOf } from './hosts';
import { servedDomains, wildcardNames } from './ingress-hosts';
import type { ServedHost } from './served-host';
import { tableName } from './table-name';

/** A record that is to be, who keeps it, and where it was asked for. */
export interface AskedRecord {
  readonly record: DnsRecord;
  readonly dns: DomainDns;
  readonly ingress: MeshIngress;
  readonly from: readonly [Origin, ...Origin[]];
}

/** The record of a served host; none where one of the operator's leads all hosts of its domain. */
export function hostRecords({ ingress, host, namespace, from }: ServedHost): AskedRecord[] {
  const domain = domainOf(host, ingress)!;
  const dns = dnsOf(domain);
  return dns?.records === 'perHost' ? [{ record: recordOf(ingress, domain, dns, host, namespace), dns, ingress, from }] : [];
}

/** The operator's records, which lead all hosts of a domain. */
export function ingressRecords(ingress: MeshIngress): AskedRecord[] {
  return servedDomains(ingress).flatMap((granted) => {
    const { domain, index } = granted;
    const dns = dnsOf(domain);
    if (dns?.records !== 'wildcard') return [];
    const from: [Origin] = [{ spec: ingress, path: ['spec', 'domains', index, 'dns'] }];
    return wildcardNames(granted).map((host) => ({ record: recordOf(ingress, domain, dns, host, ingress.metadata.namespace), dns, ingress, from }));
  });
}

function recordOf(ingress: MeshIngress, domain: Domain, { zone, ttl }: DomainDns, host: string, namespace: string): DnsRecord {
  const { service, hostname, ip } = ingress.spec.gateway.address;
  return {
    host,
    domain: domain.name,
    zone,
    ...(ttl !== undefined && { ttl }),
    target: service === undefined ? { hostname, ip } : { service: { name: service, namespace: ingress.metadata.namespace } },
    name: tableName({ ingress, host }),
    namespace,
    addressName: addressName(ingress, domain),
  };
}
