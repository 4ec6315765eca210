import type { Domain } from '../specs/mesh-ingress';
import { dnsOf } from './domain-dns';

/** How ACME proves that a domain is ours: over DNS where the zone is ours to write, else over HTTP. */
export function challengeOf(domain: Domain): 'dns01' | 'http01' | undefined {
  const acme = domain.certificate?.acme;
  if (!acme) return undefined;
  const dns = dnsOf(domain);
  return acme.challenge ?? (dns?.zone.provider || dns?.provider?.solver ? 'dns01' : 'http01');
}
