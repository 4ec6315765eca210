import type { MeshIngress } from '../specs/mesh-ingress';

/** How ACME proves that a domain is ours: over DNS where the zone is ours to write, else over HTTP. */
export function challengeOf({ certificate, dns }: MeshIngress['spec']['domains'][number]): 'dns01' | 'http01' | undefined {
  if (!certificate?.acme) return undefined;
  return certificate.acme.challenge ?? (dns.route53 ? 'dns01' : 'http01');
}
