import { withQuery } from '../../routing/istio/path-regex';
import { parsePath } from '../../routing/path-pattern';
import type { MeshIngress } from '../../specs/mesh-ingress';
import type { Path, Problem } from '../../specs/problem';
import { bindingsOf } from '../bindings';
import { challengeOf } from '../challenge';
import { dnsOf } from '../domain-dns';
import { domainOf, expandHost } from '../hosts';
import { pathLength } from '../path-length';

/** What an operator asks of a domain that cannot be had together. */
export function* ingressDomains(ingress: MeshIngress): Generator<Problem> {
  yield* foreignHosts(ingress);
  yield* longPaths(ingress);
  for (const [index, domain] of ingress.spec.domains.entries()) {
    const hosts = bindingsOf(ingress).filter(({ tls }) => tls === 'terminate').map(({ host }) => host).filter((host) => domainOf(host, ingress) === domain);
    const path = ['spec', 'domains', index];
    if (hosts.length > 0 && !domain.certificate) {
      const message = `hosts of \`${domain.name}\` are granted, but it has no certificate to serve them with`;
      yield { code: 'no-certificate', on: ingress, path, message, help: 'write `certificate: {acme: {email: …}}`, or one of `secret` and `issuer`' };
    }
    yield* nameLength(ingress, domain.name, [...path, 'name']);
    yield* challenge(ingress, domain, hosts, [...path, 'certificate', 'acme']);
  }
}

/** Of the longest name that is made from a domain: that of the account key of its issuer. */
function* nameLength(ingress: MeshIngress, domain: string, path: (string | number)[]): Generator<Problem> {
  const { length } = `${ingress.metadata.name}.${ingress.metadata.namespace}.${domain}-account`;
  if (length <= 253) return;
  const message = `\`${domain}\` is too long: the resources named after it would have names of ${length} characters, and Kubernetes takes 253`;
  yield { code: 'domain-too-long', on: ingress, path, message, help: 'use a shorter domain' };
}

function* longPaths(ingress: MeshIngress): Generator<Problem> {
  const written = ingress.spec.sharedHosts && withQuery;
  for (const [index, text] of ingress.spec.deniedPaths.entries()) yield* pathLength(ingress, parsePath(text), ['spec', 'deniedPaths', index], written);
}

function* foreignHosts(ingress: MeshIngress): Generator<Problem> {
  for (const { text, path } of hostsIn(ingress)) {
    const host = expandHost(text, ingress);
    if (domainOf(host, ingress)) continue;
    const domains = ingress.spec.domains.map(({ name }) => `\`${name}\``).join(', ');
    yield { code: 'foreign-host', on: ingress, path, message: `\`${host}\` is in none of the domains of this ingress: ${domains}`, help: 'grant a host inside one of them, or add its domain to `spec.domains`' };
  }
}

/** Every host as it is written. */
function hostsIn({ spec: { grants = [], sharedHosts = [] } }: MeshIngress): { readonly text: string; readonly path: Path }[] {
  return [
    ...grants.flatMap(({ hosts = [] }, index) => hosts.map((text, at) => ({ text, path: ['spec', 'grants', index, 'hosts', at] }))),
    ...sharedHosts.map(({ host }, index) => ({ text: host, path: ['spec', 'sharedHosts', index, 'host'] })),
  ];
}

/** Whether there may be a solver; what a program brings is asked where it is known. */
function canShow(domain: MeshIngress['spec']['domains'][number]): boolean {
  const dns = dnsOf(domain);
  return dns !== undefined && (dns.zone.provider !== undefined || dns.provider?.solver !== undefined);
}

function* challenge(ingress: MeshIngress, domain: MeshIngress['spec']['domains'][number], hosts: readonly string[], path: (string | number)[]): Generator<Problem> {
  const acme = domain.certificate?.acme;
  if (!acme) return;
  if (acme.challenge === 'dns01' && !canShow(domain)) {
    const message = `\`dns01\` needs a zone of \`${domain.name}\` that cert-manager can write, and its \`dns\` names none`;
    yield { code: 'challenge-needs-dns', on: ingress, path: [...path, 'challenge'], message, help: 'write `dns` with one of `route53`, `google` and `azure`, or `challenge: http01`, or bring an `issuer` of your own' };
  }
  if (challengeOf(domain) === 'http01' && ingress.spec.gateway.selector.istio === undefined) {
    const message = '`http01` is answered through an Ingress, which Istio binds to gateway pods by their label `istio`, and this gateway is not selected by it';
    yield { code: 'http01-needs-label', on: ingress, path, message, help: 'label the gateway\'s pods `istio: …` and select by it, name the zone in `dns` and use `dns01`, or bring an `issuer` of your own' };
  }
  const wildcard = hosts.find((host) => host.startsWith('*.'));
  if (challengeOf(domain) === 'http01' && wildcard !== undefined) {
    const message = `\`${wildcard}\` is granted, and a certificate for a wildcard cannot be had by \`http01\``;
    yield { code: 'wildcard-needs-dns', on: ingress, path, message, help: 'name the zone in `dns` and use `dns01`, grant the hosts by name, or bring an `issuer` or a `secret` of your own' };
  }
}
