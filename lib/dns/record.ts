import type { DnsZone } from './zone';

/** Where a name of the ingress leads: exactly one of the three. */
export interface RecordTarget {
  /** A Service of type LoadBalancer whose address the cluster knows. */
  readonly service?: { readonly name: string; readonly namespace: string };
  readonly hostname?: string;
  readonly ip?: string;
}

/** One name that is served, or a wildcard over such names, and where it leads. */
export interface DnsRecord {
  /** `orders.example.com`, or `*.pages.example.com`. */
  readonly host: string;
  /** The domain of the ingress that holds the host. */
  readonly domain: string;
  readonly zone: DnsZone;
  /** Seconds; absent: the provider's own default. */
  readonly ttl?: number;
  readonly target: RecordTarget;
  /** The stable name of whatever resource carries the record. */
  readonly name: string;
  /** The namespace of the application, or of the ingress where the record is the operator's. */
  readonly namespace: string;
  /** The name by which the address of the ingress itself is published, where `target` is a Service. */
  readonly addressName: string;
}

/** Whether the record is for the domain itself, where DNS allows no CNAME. */
export function isApex({ host, domain }: Pick<DnsRecord, 'host' | 'domain'>): boolean {
  return host === domain;
}
