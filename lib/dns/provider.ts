import type { ACMEChallengeSolver } from '../kube/generated/issuer';
import type { DnsRecord, RecordTarget } from './record';

/** How cert-manager shows over DNS that a domain is ours. */
export type Dns01Solver = NonNullable<ACMEChallengeSolver['dns01']>;

/** A Kubernetes resource that carries a record, before it is labelled. */
export interface RecordResource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly annotations?: Readonly<Record<string, string>> };
  readonly spec: unknown;
}

/**
 * Who keeps the records of a domain: what makes them, and how ACME shows over them that the domain is ours. A program can bring its own: it
 * gives it as `dnsProviders`, and a domain names it with `dns: {provider: {name: …}}`.
 */
export interface DnsProvider {
  /** As domains name it. */
  readonly name: string;
  /** What makes a record in the cluster. */
  readonly resources: (record: DnsRecord) => readonly RecordResource[];
  /** cert-manager's solver of DNS-01; absent where it cannot write the zone. */
  readonly solver?: Dns01Solver;
  /** Whether the domain itself, where DNS allows no CNAME, can lead there; an address always can. */
  readonly leadsApexTo?: (target: RecordTarget) => boolean;
}
