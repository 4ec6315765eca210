import type { RouteTable } from '../../routing/ownership';
import type { MeshIngress } from '../../specs/mesh-ingress';
import { ingressRecords, tableRecords, type AskedRecord } from '../asked-records';
import { synthesized, type Synthesized } from '../synthesized';

/** What makes the record of a served host. */
export function records(table: RouteTable): Synthesized[] {
  return tableRecords(table).flatMap(made);
}

/** What makes the operator's records. */
export function wildcardRecords(ingress: MeshIngress): Synthesized[] {
  return ingressRecords(ingress).flatMap(made);
}

function made({ record, dns, from }: AskedRecord): Synthesized[] {
  return dns.provider.resources(record).map((resource) => synthesized(resource, from, record));
}
