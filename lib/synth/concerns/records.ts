import type { DnsProviders } from '../../dns/providers';
import type { RouteTable } from '../../routing/ownership';
import type { MeshIngress } from '../../specs/mesh-ingress';
import { ingressRecords, tableRecords, type AskedRecord } from '../asked-records';
import { providerOf } from '../domain-dns';
import { synthesized, type Synthesized } from '../synthesized';

/** What makes the record of a served host. */
export function records(table: RouteTable, brought: DnsProviders): Synthesized[] {
  return tableRecords(table).flatMap((asked) => made(asked, brought));
}

/** What makes the operator's own records. */
export function ownRecords(ingress: MeshIngress, brought: DnsProviders): Synthesized[] {
  return ingressRecords(ingress).flatMap((asked) => made(asked, brought));
}

function made({ record, dns, from }: AskedRecord, brought: DnsProviders): Synthesized[] {
  // one that nobody has brought keeps records of others alone
  const resources = providerOf(dns, brought)?.resources(record) ?? [];
  return resources.map((resource) => synthesized(resource, from, record));
}
