import type { DnsProviders } from '../../dns/providers';
import type { Origin } from '../../routing/intent';
import type { MeshIngress } from '../../specs/mesh-ingress';
import type { Path, Problem } from '../../specs/problem';
import { hostRecords, ingressRecords } from '../asked-records';
import { challengeOf } from '../challenge';
import { dnsOf } from '../domain-dns';
import { servedDomains } from '../ingress-hosts';
import type { ServedHost } from '../served-host';

/** What cannot be made since a program has not brought the DNS provider for it, or one that cannot do it. */
export function* broughtProviders(ingresses: readonly MeshIngress[], hosts: readonly ServedHost[], brought: DnsProviders): Generator<Problem> {
  for (const ingress of ingresses) yield* ofIngress(ingress, brought);
  for (const { dns: { zone }, from: [{ spec, path }] } of hosts.flatMap(hostRecords)) {
    if (zone.provider && !brought.has(zone.provider.name)) yield notBrought(spec, path, zone.provider.name);
  }
}

function* ofIngress(ingress: MeshIngress, brought: DnsProviders): Generator<Problem> {
  for (const { domain, index } of servedDomains(ingress)) {
    const dns = dnsOf(domain);
    const name = dns?.zone.provider?.name;
    if (name === undefined) continue;
    const place = ['spec', 'domains', index];
    const shows = challengeOf(domain) === 'dns01';
    if (brought.has(name) && shows && !brought.get(name)!.solver) yield cannotShow(ingress, [...place, 'certificate', 'acme'], name);
    const hasRecords = ingressRecords(ingress).some(({ record }) => record.domain === domain.name);
    if (!brought.has(name) && (shows || hasRecords)) yield notBrought(ingress, [...place, 'dns', 'provider', 'name'], name);
  }
}

function notBrought(on: Origin['spec'], path: Path, name: string): Problem {
  const help = on.kind === 'MeshIngress'
    ? 'give it to the construct as one of `dnsProviders`; the command has none'
    : 'give it to the construct as one of `dnsProviders`, or ask the operator for `records: wildcard`, with which applications make no records';
  return { code: 'unknown-dns-provider', on, path, message: `the records are kept by \`${name}\`, a DNS provider that a program brings, and none of this name is given`, help };
}

function cannotShow(on: MeshIngress, path: Path, name: string): Problem {
  const message = `\`dns01\` needs a \`solver\`, and the DNS provider \`${name}\` has none`;
  return { code: 'challenge-needs-dns', on, path, message, help: 'write `challenge: http01`, or bring an `issuer` of your own' };
}
