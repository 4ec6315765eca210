import type { DnsRecord } from '../dns/record';
import type { Origin } from '../routing/intent';
import type { Domain, MeshIngress } from '../specs/mesh-ingress';
import { addressName, dnsOf, type DomainDns } from './domain-dns';
import { domainOf } from './hosts';
import { servedDomains, wildcardNames } from './ingress-hosts';
import type { ServedHost } from './served-host';
import { sharedHostOf, sharedHostsOf } from './shared-hosts';
import { tableName } from './table-name';

/** A record that is to be, who keeps it, and where it was asked for. */
export interface AskedRecord {
  readonly record: DnsRecord;
  readonly dns: DomainDns;
  readonly ingress: MeshIngress;
  readonly from: readonly [Origin, ...Origin[]];
}

/** The record of a served host; none where the operator has one for it, or for all hosts of its domain. */
export function hostRecords({ ingress, host, namespace, from }: ServedHost): AskedRecord[] {
  if (sharedHostOf(ingress, host)) return [];
  const domain = domainOf(host, ingress)!;
  const dns = dnsOf(domain);
  return dns?.records === 'perHost' ? [{ record: recordOf(ingress, domain, dns, host, namespace), dns, ingress, from }] : [];
}

/** The operator's records, each for a host that applications share or for all hosts of a domain. */
export function ingressRecords(ingress: MeshIngress): AskedRecord[] {
  return [...wildcardRecords(ingress), ...sharedRecords(ingress)];
}

function sharedRecords(ingress: MeshIngress): AskedRecord[] {
  return sharedHostsOf(ingress).flatMap(({ host, index }): AskedRecord[] => {
    const domain = domainOf(host, ingress)!;
    const dns = dnsOf(domain);
    const from: [Origin] = [{ spec: ingress, path: ['spec', 'sharedHosts', index] }];
    return dns?.records === 'perHost' ? [{ record: recordOf(ingress, domain, dns, host, ingress.metadata.namespace), dns, ingress, from }] : [];
  });
}

function wildcardRecords(ingress: MeshIngress): AskedRecord[] {
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
