import { notForExternalDns } from '../../dns/external-dns';
import type { GatewaySpec, Server } from '../../kube/generated/gateway';
import { sortedSet } from '../../kube/order';
import type { MeshIngress, MeshIngressSpec } from '../../specs/mesh-ingress';
import { challengeOf } from '../challenge';
import { gatewayPortsOf } from '../gateway-ports';
import { grantedDomains, passedThrough, secretName, type GrantedDomain } from '../ingress-hosts';
import { synthesized, type Synthesized } from '../synthesized';

/**
 * The Gateway of an ingress: one TLS server for each certificate with all its hosts, one for what is passed through, one for each port of
 * TCP, and plain HTTP that only redirects; each host and port is bound to the namespace that it is granted to.
 *
 * A certificate never stands in two servers: browsers reuse connections over all names of one and would meet a server without the host.
 */
export function gateway(ingress: MeshIngress): Synthesized<GatewaySpec>[] {
  const domains = grantedDomains(ingress);
  const servers = [...httpsServers(ingress, domains), ...passthroughServers(ingress), ...tcpServers(ingress), ...httpServers(ingress, domains)];
  if (servers.length === 0) return [];
  const { metadata: { name, namespace }, spec } = ingress;
  return [synthesized({
    apiVersion: 'networking.istio.io/v1',
    kind: 'Gateway',
    metadata: { name, namespace, annotations: notForExternalDns },
    spec: { selector: spec.gateway.selector, servers },
  }, [{ spec: ingress, path: ['spec'] }])];
}

function httpsServers(ingress: MeshIngress, domains: readonly GrantedDomain[]): Server[] {
  const { gateway: { ports }, tls } = ingress.spec;
  const secrets = new Set(domains.map(({ domain }) => secretName(ingress, domain)));
  return [...secrets].map((credentialName) => {
    const own = domains.filter(({ domain }) => secretName(ingress, domain) === credentialName);
    return {
      port: { number: ports.https, name: `https-${own[0]!.index}`, protocol: 'HTTPS' },
      hosts: serverHosts(own.flatMap(({ bindings }) => bindings)),
      tls: { ...clientSettings(tls.clientCertificates), credentialName, minProtocolVersion: tls.minProtocolVersion },
    };
  });
}

/** Istio takes for a name of authorities alone what ends in `-cacert`, and finds the Secret without it too (pilot/pkg/credentials/kube). */
function clientSettings(asked: MeshIngressSpec['tls']['clientCertificates']): NonNullable<Server['tls']> {
  if (!asked) return { mode: 'SIMPLE' };
  const { mode, caSecret, subjectAltNames } = asked;
  return { mode, caCertCredentialName: `${caSecret.name}-cacert`, ...(subjectAltNames && { subjectAltNames: sortedSet(subjectAltNames) }) };
}

function passthroughServers(ingress: MeshIngress): Server[] {
  const port = { number: ingress.spec.gateway.ports.https, name: 'tls-passthrough', protocol: 'TLS' };
  return server(passedThrough(ingress), { port, tls: { mode: 'PASSTHROUGH' } });
}

function tcpServers(ingress: MeshIngress): Server[] {
  return gatewayPortsOf(ingress).flatMap(({ port: number, host, namespaces }) => (
    server(namespaces.map((namespace) => `${namespace}/${host}`), { port: { number, name: `tcp-${number}`, protocol: 'TCP' } })
  ));
}

/**
 * The hosts of a server, without those that a wildcard of the same namespace covers.
 *
 * Istio gives a VirtualService every host of the server that its own hosts meet: beside a host of its own in the server, the routes of the
 * wildcard would be mixed into those of that host, the older VirtualService first (observed on Envoy). The host itself attaches to the
 * wildcard as well.
 */
function serverHosts(bindings: readonly string[]): string[] {
  const all = new Set(bindings);
  const wildcardOver = (binding: string) => binding.replace(/\/[^*.]+\./, '/*.');
  return bindings.filter((binding) => wildcardOver(binding) === binding || !all.has(wildcardOver(binding)));
}

/**
 * Istio's redirect is judged before any route and would redirect the challenge of ACME's HTTP-01 as well, so that hosts proven that way
 * are redirected by a VirtualService of the gateway's own namespace.
 */
function httpServers(ingress: MeshIngress, domains: readonly GrantedDomain[]): Server[] {
  const { gateway: { ports }, tls } = ingress.spec;
  const proven = domains.filter(({ domain }) => challengeOf(domain) === 'http01');
  const others = [...domains.filter((domain) => !proven.includes(domain)).flatMap(({ bindings }) => bindings), ...passedThrough(ingress)];
  const redirected = tls.httpsRedirect ? serverHosts(others) : [];
  return [
    ...server(redirected, { port: { number: ports.http, name: 'http', protocol: 'HTTP' }, tls: { httpsRedirect: true } }),
    ...server(proven.flatMap(({ hosts }) => hosts.map((host) => `./${host}`)), { port: { number: ports.http, name: 'http-acme', protocol: 'HTTP' } }),
  ];
}

function server(hosts: readonly string[], { port, tls }: Pick<Server, 'port' | 'tls'>): Server[] {
  return hosts.length === 0 ? [] : [{ port, hosts, ...(tls && { tls }) }];
}
