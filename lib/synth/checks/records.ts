import type { DnsProviders } from '../../dns/providers';
import { isApex } from '../../dns/record';
import type { MeshIngress } from '../../specs/mesh-ingress';
import type { Problem } from '../../specs/problem';
import { hostRecords, ingressRecords, type AskedRecord } from '../asked-records';
import { providerOf } from '../domain-dns';
import type { ServedHost } from '../served-host';

/** Hosts that DNS cannot lead to their ingress: the domain itself by a CNAME, and one name by two ingresses in one zone. */
export function* recordProblems(ingresses: readonly MeshIngress[], hosts: readonly ServedHost[], brought: DnsProviders): Generator<Problem> {
  const seen = new Map<string, AskedRecord>();
  for (const asked of [...ingresses.flatMap(ingressRecords), ...hosts.flatMap(hostRecords)]) {
    if (isApex(asked.record) && !apexCanLead(asked, brought)) yield needsAddress(asked);
    const key = JSON.stringify([asked.record.zone, asked.record.host]);
    const first = seen.get(key);
    if (first && first.ingress !== asked.ingress) yield claimedTwice(asked, first);
    seen.set(key, first ?? asked);
  }
}

/** What a provider that nobody has brought could do is not known. */
function apexCanLead({ record: { target }, dns }: AskedRecord, brought: DnsProviders): boolean {
  const provider = providerOf(dns, brought);
  return target.ip !== undefined || !provider || (provider.leadsApexTo?.(target) ?? false);
}

function needsAddress({ record: { host, target, addressName }, from: [{ spec, path }] }: AskedRecord): Problem {
  const message = `\`${host}\` is the domain itself, for which DNS allows no CNAME to \`${target.hostname ?? addressName}\``;
  const help = spec.kind === 'MeshIngress'
    ? 'grant names below the domain alone, or write an `ip`, or use Route 53 and the `hostname` of an AWS load balancer'
    : 'expose a name below the domain, or ask the operator for an `ip`, or for Route 53 and the `hostname` of an AWS load balancer';
  return { code: 'apex-needs-address', on: spec, path, message, help };
}

function claimedTwice({ record: { host }, ingress, from: [{ spec, path }] }: AskedRecord, first: AskedRecord): Problem {
  const message = `\`${host}\` is exposed through \`${ingress.metadata.name}\` and \`${first.ingress.metadata.name}\`, and one name in one zone leads to one of them`;
  const [other] = first.from;
  return { code: 'record-claimed-twice', on: spec, path, message, help: 'give each ingress a host or a zone of its own', related: [{ on: other.spec, path: other.path, message: 'the other one' }] };
}
