import type { DnsProviders } from '../../dns/providers';
import type { MeshIngress } from '../../specs/mesh-ingress';
import { hostRecords, ingressRecords, type AskedRecord } from '../asked-records';
import { providerOf } from '../domain-dns';
import type { ServedHost } from '../served-host';
import { synthesized, type Synthesized } from '../synthesized';

/** What makes the record of a served host. */
export function records(served: ServedHost, brought: DnsProviders): Synthesized[] {
  return hostRecords(served).flatMap((asked) => made(asked, brought));
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
