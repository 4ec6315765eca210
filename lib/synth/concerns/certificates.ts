import type { DnsProviders } from '../../dns/providers';
import type { CertificateSpec } from '../../kube/generated/certificate';
import type { ACMEChallengeSolver, IssuerSpec } from '../../kube/generated/issuer';
import type { DomainCertificate, MeshIngress } from '../../specs/mesh-ingress';
import { acmeIssuerOf } from '../acme-issuer';
import { challengeOf } from '../challenge';
import { dnsOf, providerOf } from '../domain-dns';
import { certifiedNames, grantedDomains, secretName, type GrantedDomain } from '../ingress-hosts';
import { synthesized, type Synthesized } from '../synthesized';

/** Who is asked for a certificate, and for which. */
type Asked = NonNullable<DomainCertificate['issuer']>;

/** The directories that have a name of their own. */
const servers: Readonly<Record<string, string>> = {
  'letsencrypt': 'https://acme-v02.api.letsencrypt.org/directory',
  'letsencrypt-staging': 'https://acme-staging-v02.api.letsencrypt.org/directory',
};

/** Hosts of a domain that have one certificate. */
export interface Certified extends GrantedDomain {
  /** Of the Certificate. */
  readonly name: string;
  readonly secretName: string;
}

/** Certificates in the namespace of the gateway's pods, where Istio looks for their Secrets, and the ACME issuers that they need. */
export function certificates(
  ingress: MeshIngress, brought: DnsProviders, parts: readonly Certified[] = wholeDomains(ingress),
): Synthesized<CertificateSpec | IssuerSpec>[] {
  return grantedDomains(ingress).flatMap((granted) => {
    const { certificate } = granted.domain;
    const own = parts.filter(({ index }) => index === granted.index);
    if (certificate?.acme) {
      const issuer = acmeIssuer(ingress, granted, brought);
      const { kind, metadata: { name } } = issuer.resource;
      const { privateKey } = certificate.acme;
      return [issuer, ...own.map((part) => certificateOf(ingress, part, { name, kind, group: 'cert-manager.io', ...(privateKey && { privateKey }) }))];
    }
    const { issuer } = certificate ?? {};
    return issuer ? own.map((part) => certificateOf(ingress, part, issuer)) : [];
  });
}

function wholeDomains(ingress: MeshIngress): Certified[] {
  return grantedDomains(ingress).map((granted) => (
    { ...granted, name: `${ingress.metadata.name}.${granted.domain.name}`, secretName: secretName(ingress, granted.domain) }
  ));
}

function certificateOf(ingress: MeshIngress, part: Certified, asked: Asked): Synthesized<CertificateSpec> {
  const { name: issuer, kind, group, privateKey, ...rest } = asked;
  return synthesized({
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name: part.name, namespace: ingress.metadata.namespace },
    spec: {
      secretName: part.secretName,
      dnsNames: certifiedNames(part),
      issuerRef: { name: issuer, kind, group },
      ...rest,
      privateKey: { ...privateKey, rotationPolicy: 'Always' },
    },
  }, [{ spec: ingress, path: ['spec', 'domains', part.index, 'certificate'] }]);
}

/** The issuer of a domain with ACME. */
function acmeIssuer(ingress: MeshIngress, { domain, index }: GrantedDomain, brought: DnsProviders): Synthesized<IssuerSpec> {
  const { email, server } = domain.certificate!.acme!;
  const { kind, name } = acmeIssuerOf(ingress, domain);
  return synthesized({
    apiVersion: 'cert-manager.io/v1',
    kind,
    metadata: { name, ...(kind === 'Issuer' && { namespace: ingress.metadata.namespace }) },
    spec: {
      acme: {
        email,
        server: Object.hasOwn(servers, server) ? servers[server]! : server,
        privateKeySecretRef: { name: `${name}-account` },
        solvers: [{ selector: { dnsZones: [domain.name] }, ...solver(domain, brought) }],
      },
    },
  }, [{ spec: ingress, path: ['spec', 'domains', index, 'certificate', 'acme'] }]);
}

/**
 * The pod that answers HTTP-01 lives as long as the challenge and must be reached from outside the mesh.
 *
 * The class is the annotation of old, which Istio heeds without an IngressClass object.
 */
function solver(domain: GrantedDomain['domain'], brought: DnsProviders): ACMEChallengeSolver {
  if (challengeOf(domain) === 'dns01') return { dns01: providerOf(dnsOf(domain)!, brought)!.solver! };
  return { http01: { ingress: { class: 'istio', podTemplate: { metadata: { labels: { 'sidecar.istio.io/inject': 'false' } } } } } };
}
