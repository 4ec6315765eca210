import type * as pulumi from '@pulumi/pulumi';
import { externalDns } from '../../dns/external-dns';
import type { DnsProvider as ClusterDnsProvider } from '../../dns/provider';
import type { DnsRecord } from '../../dns/record';
import type { Address } from './addresses';

/** Who keeps the records of a domain; domains name it with `dns: {provider: {name: …}}`. */
export interface DnsProvider extends Pick<ClusterDnsProvider, 'name' | 'solver' | 'leadsApexTo'> {
  /**
   * Makes a record under a Pulumi name.
   *
   * `answer` is what it answers: for an ingress that is reached through a Service, what that says in the cluster. `opts` make it a child of
   * the component, after the routes that it leads to.
   */
  readonly record: (name: string, record: DnsRecord, answer: Address, opts: pulumi.CustomResourceOptions) => pulumi.Resource;
}

/** A provider as the resources of a cluster are made with it, of which those that carry a record stand for what it makes. */
export function standIn({ name, solver, leadsApexTo }: DnsProvider): ClusterDnsProvider {
  return { ...externalDns, name, ...(solver && { solver }), ...(leadsApexTo && { leadsApexTo }) };
}
