import * as z from 'zod/mini';
import { authorizers } from './authorizers';
import { clientCertificates } from './client-certificates';
import type { DeepReadonly } from './deep-readonly';
import { domain } from './domain';
import { defaulted, field, optional } from './field';
import { grant } from './grant';
import { apiVersion } from './group';
import { ingressGateway } from './ingress-gateway';
import { jwtProviders } from './jwt-provider';
import { list } from './list';
import { login } from './login';
import { namespacedMetadata } from './metadata';
import { integer } from './numbers';
import { path } from './path';
import { remoteIpBlocks } from './remote-ip-blocks';
import { sharedHost } from './shared-host';
import { unique } from './unique';

const domains = unique(list(domain, {
  max: 32,
  empty: { message: '`domains` is empty, so no host could be served', help: 'list the domains of this ingress' },
}), { key: ({ name }) => name, at: () => 'name', noun: 'domain', help: 'list each domain once', cel: 'x.name == y.name' });

const sharedHosts = unique(list(sharedHost, {
  max: 16,
  empty: { message: '`sharedHosts` is empty, which could be read as every host', help: 'leave `sharedHosts` out to share none' },
}), { key: ({ host: name }) => name, at: () => 'host', noun: 'shared host', help: 'list each host once, with all its routes', cel: 'x.host == y.host' });

const jwt = z.strictObject({
  providers: field(jwtProviders, 'Those whose tokens are accepted.', {
    example: '[{name: users, issuer: "https://id.example.com/", jwksUri: "https://id.example.com/jwks", audiences: [orders]}]',
  }),
});

const tls = z.strictObject({
  minProtocolVersion: defaulted(z.enum(['TLSV1_2', 'TLSV1_3']), 'TLSV1_2', 'The oldest version of TLS that is spoken.'),
  httpsRedirect: defaulted(z.boolean(), true, 'Whether plain HTTP is redirected to HTTPS. It is refused otherwise.'),
  clientCertificates: optional(clientCertificates, [
    'The certificates that clients show, on every host of the ingress, by HTTPS.',
    'Applications see the certificate in the header `x-forwarded-client-cert`, with that of the gateway behind it, from which a client\'s own copy is always removed: the gateway\'s `forwardClientCertDetails` must be left at `SANITIZE_SET`.',
  ].join(' '), { fallback: 'none are asked for', example: '{caSecret: {name: partners-ca}}' }),
});

const spec = z.strictObject({
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
  }), 'Which namespace may claim what.', { fallback: 'nothing is granted', example: '[{namespaces: [shop], hosts: [orders]}]' }),
  sharedHosts: optional(sharedHosts, 'Hosts that applications share, of one namespace or of several: each serves the paths that it is given here, and no others. Such a host is granted by this alone.', {
    fallback: 'a host belongs to one namespace',
    example: '[{host: api, routes: [{prefix: /orders, application: {name: orders, namespace: shop}}]}]',
  }),
  jwt: optional(jwt, 'The tokens that paths can ask for.', { fallback: 'none, so that no path can ask for one' }),
  authorizers: optional(authorizers, [
    'Services that decide, request by request, who may use a path (`ext_authz` of Envoy). The ConfigMap of the MeshSettings names them to istiod, so that one must be there, and be made with this ingress in sight:',
    'a path whose authorizer istiod does not know refuses every request.',
  ].join(' '), { fallback: 'none, so that no path can ask one', example: '[{name: opa, service: {name: opa, namespace: policies}, port: 8181, protocol: HTTP}]' }),
  login: optional(login, 'How browsers log in, for paths that ask for it.', {
    fallback: 'they do not, so that no path can ask for it',
    example: '{authorizer: {name: oauth2-proxy}, provider: staff}',
  }),
  tls: defaulted(tls, () => ({ minProtocolVersion: 'TLSV1_2' as const, httpsRedirect: true }), 'How TLS is spoken.'),
  deniedPaths: defaulted(list(path, { max: 64 }), () => ['/actuator/**', '/metrics', '/debug/pprof/**'], [
    'Paths that are refused in any case of their letters, on every host. An exact path of an application wins over them, one that ends in `/**` does not.',
    'An empty list denies none.',
  ].join(' ')),
  remoteIpBlocks: optional(remoteIpBlocks, [
    'From which addresses the gateway takes requests, whatever the host: it is the gateway\'s pods that refuse the others, so that ingresses on the same pods must say the same.',
    'A block of IPv4 means its addresses as IPv6 writes them too. Of TLS that is passed through, and of ports of TCP, the address is that of the connection.',
  ].join(' '), { fallback: 'from all', example: '{deny: [198.51.100.0/24]}' }),
  numTrustedProxies: defaulted(integer('number of proxies', 0, 16), 0, [
    'How many proxies of your own stand before the gateway, each of which appends the address of its client to `X-Forwarded-For`: a client\'s address is the one so many places from the end. With 0 it is that of the connection, and the header of a client is not believed.',
    'It says what is; the gateway\'s proxies are told where they run, by `gatewayTopology: {numTrustedProxies: ...}` in the annotation `proxy.istio.io/config` of the pods or in the MeshConfig. Pods in sight that are told otherwise are an error.',
  ].join(' ')),
});

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
/** What some namespaces may claim. */
export type Grant = NonNullable<MeshIngressSpec['grants']>[number];
/** A host that several applications share. */
export type SharedHost = NonNullable<MeshIngressSpec['sharedHosts']>[number];
/** How browsers log in on an ingress. */
export type Login = NonNullable<MeshIngressSpec['login']>;
/** A Service that decides who may pass. */
export type Authorizer = NonNullable<MeshIngressSpec['authorizers']>[number];
/** One whose tokens are accepted. */
export type JwtProvider = NonNullable<MeshIngressSpec['jwt']>['providers'][number];
