import * as z from 'zod/mini';
import type { DeepReadonly } from './deep-readonly';
import { domain } from './domain';
import { about, defaulted, field, optional } from './field';
import { apiVersion } from './group';
import { host } from './host';
import { ingressGateway } from './ingress-gateway';
import { jwtProviders } from './jwt-provider';
import { list } from './list';
import { namespacedMetadata } from './metadata';
import { dnsLabel } from './names';
import { path } from './path';
import { sharedHost } from './shared-host';
import { unique } from './unique';

const domains = unique(list(domain, {
  max: 32,
  empty: { message: '`domains` is empty, so no host could be served', help: 'list the domains of this ingress' },
}), { key: ({ name }) => name, at: () => 'name', noun: 'domain', help: 'list each domain once', cel: 'x.name == y.name' });

const grant = about(z.strictObject({
  namespaces: field(list(dnsLabel('namespace'), {
    max: 64,
    empty: { message: '`namespaces` is empty, which could be read as every namespace', help: 'name the namespaces, or leave the grant out' },
  }), 'The namespaces that may claim the hosts.', { example: '[shop]' }),
  hosts: field(list(host, {
    max: 64,
    empty: { message: '`hosts` is empty, which could be read as every host', help: 'name the hosts, or leave the grant out' },
  }), 'The hosts: a label stands for the name below the first domain, `*.shop` for every name one level below.', { example: '[orders]' }),
}), { later: ['gatewayPorts', 'anywhere'] });

const sharedHosts = unique(list(sharedHost, {
  max: 16,
  empty: { message: '`sharedHosts` is empty, which could be read as every host', help: 'leave `sharedHosts` out to share none' },
}), { key: ({ host: name }) => name, at: () => 'host', noun: 'shared host', help: 'list each host once, with all its routes', cel: 'x.host == y.host' });

const jwt = z.strictObject({
  providers: field(jwtProviders, 'Those whose tokens are accepted.', {
    example: '[{name: users, issuer: "https://id.example.com/", jwksUri: "https://id.example.com/jwks", audiences: [orders]}]',
  }),
});

const tls = about(z.strictObject({
  minProtocolVersion: defaulted(z.enum(['TLSV1_2', 'TLSV1_3']), 'TLSV1_2', 'The oldest version of TLS that is spoken.'),
  httpsRedirect: defaulted(z.boolean(), true, 'Whether plain HTTP is redirected to HTTPS. It is refused otherwise.'),
}), { later: ['clientCertificates'] });

const spec = about(z.strictObject({
  default: defaulted(z.boolean(), false, 'Whether it is meant where an application names no ingress.'),
  gateway: field(ingressGateway, 'The gateway that carries the ingress.', {
    example: '{selector: {istio: ingress}, serviceAccount: istio-ingress, address: {service: istio-ingress}}',
  }),
  domains: field(domains, 'The domains of the ingress. A host that is a label is meant below the first.', {
    example: '[{name: example.com, certificate: {acme: {email: ops@example.com}}, dns: {externalDns: {}}}]',
  }),
  grants: optional(list(grant, {
    max: 256,
    empty: { message: '`grants` is empty, which could be read as everything', help: 'leave `grants` out to grant nothing' },
  }), 'Which namespace may claim which host.', { fallback: 'nothing is granted', example: '[{namespaces: [shop], hosts: [orders]}]' }),
  sharedHosts: optional(sharedHosts, 'Hosts that applications share, of one namespace or of several: each serves the paths that it is given here, and no others. Such a host is granted by this alone.', {
    fallback: 'a host belongs to one namespace',
    example: '[{host: api, routes: [{prefix: /orders, application: {name: orders, namespace: shop}}]}]',
  }),
  jwt: optional(jwt, 'The tokens that paths can ask for.', { fallback: 'none, so that no path can ask for one' }),
  tls: defaulted(tls, () => ({ minProtocolVersion: 'TLSV1_2' as const, httpsRedirect: true }), 'How TLS is spoken.'),
  deniedPaths: defaulted(list(path, { max: 64 }), () => ['/actuator/**', '/metrics', '/debug/pprof/**'], [
    'Paths that are refused in any case of their letters, on every host. An exact path of an application wins over them, one that ends in `/**` does not.',
    'An empty list denies none.',
  ].join(' ')),
}), { later: ['login', 'authorizers', 'numTrustedProxies', 'remoteIpBlocks'] });

/** The schema of a MeshIngress. */
export const meshIngress = field(z.strictObject({
  apiVersion,
  kind: z.literal('MeshIngress'),
  metadata: namespacedMetadata('The namespace of the gateway\'s pods.'),
  spec: field(spec, 'What the operator says of the ingress.', { example: '{gateway: {...}, domains: [...]}' }),
}), 'A way into the mesh as its operator describes it: the gateway, its domains, who may claim which host, and whose tokens are accepted.');

/** A way into the mesh as its operator describes it, with the defaults that depend on nothing else filled in. */
export type MeshIngress = DeepReadonly<z.output<typeof meshIngress>>;
/** The spec of a MeshIngress, parsed. */
export type MeshIngressSpec = MeshIngress['spec'];
/** The spec of a MeshIngress, as it is written. */
export type MeshIngressInput = DeepReadonly<z.input<typeof meshIngress>>['spec'];
/** The gateway of an ingress. */
export type IngressGateway = MeshIngressSpec['gateway'];
/** A domain of an ingress, with its certificate and its DNS. */
export type Domain = MeshIngressSpec['domains'][number];
/** Where the certificate of a domain comes from. */
export type DomainCertificate = NonNullable<Domain['certificate']>;
/** Which namespaces may claim which hosts. */
export type Grant = NonNullable<MeshIngressSpec['grants']>[number];
/** A host that several applications share. */
export type SharedHost = NonNullable<MeshIngressSpec['sharedHosts']>[number];
/** One whose tokens are accepted. */
export type JwtProvider = NonNullable<MeshIngressSpec['jwt']>['providers'][number];
