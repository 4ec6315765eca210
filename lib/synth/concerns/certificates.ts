import type { CertificateSpec } from '../../kube/generated/certificate';
import type { ACMEChallengeSolver, IssuerSpec } from '../../kube/generated/issuer';
import type { MeshIngress } from '../../specs/mesh-ingress';
import { challengeOf } from '../challenge';
import { dnsOf } from '../domain-dns';
import { certifiedNames, grantedDomains, secretName, type GrantedDomain } from '../ingress-hosts';
import { synthesized, type Synthesized } from '../synthesized';

type IssuerRef = CertificateSpec['issuerRef'];

/** The directories that have a name of their own. */
const servers: Readonly<Record<string, string>> = {
  'letsencrypt': 'https://acme-v02.api.letsencrypt.org/directory',
  'letsencrypt-staging': 'https://acme-staging-v02.api.letsencrypt.org/directory',
};

/** Certificates in the namespace of the gateway's pods, where Istio looks for their Secrets, and the ACME issuers that they need. */
export function certificates(ingress: MeshIngress): Synthesized<CertificateSpec | IssuerSpec>[] {
  return grantedDomains(ingress).flatMap((granted) => {
    const { certificate } = granted.domain;
    if (certificate?.acme) {
      const issuer = acmeIssuer(ingress, granted);
      const { kind, metadata: { name } } = issuer.resource;
      return [issuer, certificateOf(ingress, granted, { name, kind, group: 'cert-manager.io' })];
    }
    return certificate?.issuer ? [certificateOf(ingress, granted, certificate.issuer)] : [];
  });
}

function certificateOf(ingress: MeshIngress, granted: GrantedDomain, issuerRef: IssuerRef): Synthesized<CertificateSpec> {
  const { domain, index } = granted;
  const { name, namespace } = ingress.metadata;
  return synthesized({
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name: `${name}.${domain.name}`, namespace },
    spec: { secretName: secretName(ingress, domain), dnsNames: certifiedNames(granted), issuerRef, privateKey: { rotationPolicy: 'Always' } },
  }, [{ spec: ingress, path: ['spec', 'domains', index, 'certificate'] }]);
}

/**
 * The issuer of a domain with ACME.
 *
 * With DNS-01 it is a ClusterIssuer, since cert-manager lends the cloud identity that it runs under to those alone by default
 * (`--cluster-issuer-ambient-credentials`); with HTTP-01 an Issuer in the gateway's namespace.
 */
function acmeIssuer(ingress: MeshIngress, { domain, index }: GrantedDomain): Synthesized<IssuerSpec> {
  const { name, namespace } = ingress.metadata;
  const { email, server } = domain.certificate!.acme!;
  const overDns = challengeOf(domain) === 'dns01';
  const issuer = overDns ? `${name}.${namespace}.${domain.name}` : `${name}.${domain.name}`;
  return synthesized({
    apiVersion: 'cert-manager.io/v1',
    kind: overDns ? 'ClusterIssuer' : 'Issuer',
    metadata: { name: issuer, ...(!overDns && { namespace }) },
    spec: {
      acme: {
        email,
        server: Object.hasOwn(servers, server) ? servers[server]! : server,
        privateKeySecretRef: { name: `${issuer}-account` },
        solvers: [{ selector: { dnsZones: [domain.name] }, ...solver(domain) }],
      },
    },
  }, [{ spec: ingress, path: ['spec', 'domains', index, 'certificate', 'acme'] }]);
}

/**
 * The pod that answers HTTP-01 lives as long as the challenge and must be reached from outside the mesh.
 *
 * The class is the annotation of old, which Istio heeds without an IngressClass object.
 */
function solver(domain: GrantedDomain['domain']): ACMEChallengeSolver {
  if (challengeOf(domain) === 'dns01') return { dns01: dnsOf(domain)!.provider.solver! };
  return { http01: { ingress: { class: 'istio', podTemplate: { metadata: { labels: { 'sidecar.istio.io/inject': 'false' } } } } } };
}
