import { sortedSet } from '../kube/order';
import type { MeshIngress } from '../specs/mesh-ingress';
import { bindingsOf, type Binding } from './bindings';
import { certificateNames } from './certificate-names';
import { challengeOf } from './challenge';
import { dnsOf } from './domain-dns';
import { domainOf } from './hosts';

/** A domain of an ingress with the hosts that are granted or shared in it and whose TLS the gateway speaks. */
export interface GrantedDomain {
  readonly domain: MeshIngress['spec']['domains'][number];
  /** Its place in `spec.domains`. */
  readonly index: number;
  /** Full names, each once. */
  readonly hosts: readonly string[];
  /** `namespace/host`, as a Gateway lets the VirtualServices of one namespace alone attach. */
  readonly bindings: readonly string[];
}

/** The domains of an ingress in which such hosts are granted or shared, in the order of the spec. */
export function grantedDomains(ingress: MeshIngress): GrantedDomain[] {
  return domainsOf(ingress, bindingsOf(ingress).filter(({ tls }) => tls === 'terminate'));
}

/** The same of all hosts, whoever speaks TLS with their clients. */
export function servedDomains(ingress: MeshIngress): Pick<GrantedDomain, 'domain' | 'index' | 'hosts'>[] {
  return domainsOf(ingress, bindingsOf(ingress));
}

function domainsOf(ingress: MeshIngress, bindings: readonly Binding[]): GrantedDomain[] {
  return ingress.spec.domains.flatMap((domain, index) => {
    const own = bindings.filter(({ host }) => domainOf(host, ingress) === domain);
    return own.length === 0 ? [] : [{ domain, index, hosts: sortedSet(own.map(({ host }) => host)), bindings: serverHosts(own) }];
  });
}

/** The hosts whose TLS is passed through, bound to their namespaces in the same way. */
export function passedThrough(ingress: MeshIngress): string[] {
  return serverHosts(bindingsOf(ingress).filter(({ tls }) => tls === 'passthrough'));
}

function serverHosts(bindings: readonly Binding[]): string[] {
  return sortedSet(bindings.map(({ namespace, host }) => `${namespace}/${host}`));
}

/** The names that lead all granted hosts of a domain: a wildcard, and the domain itself where it is granted. */
export function wildcardNames({ domain: { name }, hosts }: Pick<GrantedDomain, 'domain' | 'hosts'>): string[] {
  return [...hosts.some((host) => host !== name) ? [`*.${name}`] : [], ...hosts.includes(name) ? [name] : []];
}

/**
 * The names that the certificate of a domain must have; wildcards are not to be had by HTTP-01.
 *
 * Where a wildcard record leads the hosts and DNS-01 is asked, the certificate is for that wildcard: the TXT record of a challenge is below
 * the name that it is for, and a name with others below it is no longer answered by a wildcard (RFC 4592, section 2.2.2).
 */
export function certifiedNames(granted: GrantedDomain): string[] {
  const challenge = challengeOf(granted.domain);
  const hosts = challenge === 'dns01' && dnsOf(granted.domain)?.records === 'wildcard' ? wildcardNames(granted) : granted.hosts;
  return certificateNames(hosts, challenge !== 'http01');
}

/** What is listed of the names of a certificate in a Secret, by whichever domain it serves. */
export function namesInSecret({ spec: { domains } }: MeshIngress, { certificate }: GrantedDomain['domain']): readonly string[] | undefined {
  const name = certificate?.secret?.name;
  const same = domains.flatMap(({ certificate: one }) => (name !== undefined && one?.secret?.name === name ? [one.secret] : []));
  const listed = same.flatMap(({ dnsNames = [] }) => dnsNames);
  return listed.length > 0 ? sortedSet(listed) : undefined;
}

/** The Secret in the gateway's namespace that holds the certificate of a domain. */
export function secretName(ingress: MeshIngress, { name, certificate }: GrantedDomain['domain']): string {
  return certificate?.secret?.name ?? `${ingress.metadata.name}.${name}-tls`;
}
