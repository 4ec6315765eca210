import type { Domain, MeshIngress } from '../../specs/mesh-ingress';
import type { Path, Problem } from '../../specs/problem';
import { bindingsOf } from '../bindings';
import { addressName, dnsOf } from '../domain-dns';
import { domainOf } from '../hosts';

/** A name that may be in a zone, and the ingress that puts it there. */
interface Name {
  readonly text: string;
  readonly ingress: MeshIngress;
}

/**
 * Granted hosts that the wildcard record of their domain would not lead.
 *
 * A wildcard answers for a name as long as that does not exist, and one that has others below it exists, if only as their parent
 * (RFC 4592, section 2.2.2). Below the first label, too much hangs on what else is in the zone; nor is there a certificate for such names.
 */
export function* wildcardRecords(ingresses: readonly MeshIngress[]): Generator<Problem> {
  const below = new Map(ingresses.flatMap(namesOf).flatMap(([zone, name]) => parentsOf(name.text).map((parent) => [`${zone} ${parent}`, name] as const)));
  for (const ingress of ingresses) {
    for (const { host, place: path } of bindingsOf(ingress)) {
      const domain = domainOf(host, ingress)!;
      const dns = dnsOf(domain);
      if (dns?.records !== 'wildcard' || host === domain.name) continue;
      const other = below.get(`${JSON.stringify(dns.zone)} ${host}`);
      if (parentsOf(host)[0] !== domain.name) yield tooDeep(ingress, host, domain, path);
      else if (other) yield hidden(ingress, host, domain, path, other);
    }
  }
}

/** The names that an ingress may put into each zone, whether or not an application serves them already. */
function namesOf(ingress: MeshIngress): [zone: string, name: Name][] {
  const granted = bindingsOf(ingress);
  return ingress.spec.domains.flatMap((domain) => {
    const dns = dnsOf(domain);
    if (!dns) return [];
    const hosts = dns.records === 'wildcard' ? [`*.${domain.name}`] : granted.map(({ host }) => host).filter((host) => domainOf(host, ingress) === domain);
    const published = ingress.spec.gateway.address.service === undefined ? [] : [addressName(ingress, domain)];
    return [...new Set([...hosts, ...published])].map((text): [string, Name] => [JSON.stringify(dns.zone), { text, ingress }]);
  });
}

/** The names above a name, the nearest first. */
function parentsOf(name: string): string[] {
  const labels = name.split('.');
  return labels.slice(1).map((_, index) => labels.slice(index + 1).join('.'));
}

function tooDeep(ingress: MeshIngress, host: string, { name }: Domain, path: Path): Problem {
  const message = `\`${host}\` is more than one label below \`${name}\`, whose \`records\` are one wildcard`;
  return { code: 'host-below-wildcard', on: ingress, path, message, help: `make \`${parentsOf(host)[0]}\` a domain of its own, or write \`records: perHost\`` };
}

function hidden(ingress: MeshIngress, host: string, { name }: Domain, path: Path, other: Name): Problem {
  const { metadata } = other.ingress;
  const message = `\`${other.text}\`, which \`${metadata.namespace}/${metadata.name}\` puts into the same zone, is below \`${host}\`, so that the wildcard \`*.${name}\` does not answer for that`;
  return { code: 'wildcard-record-hidden', on: ingress, path, message, help: 'write `records: perHost`, or grant another name' };
}
