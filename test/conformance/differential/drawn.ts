import * as fc from 'fast-check';
import { method, spelled, tokens, twisted } from '../../synth/arbitrary-requests';
import { documents, type Document } from '../../synth/arbitrary-specs';
import { isRead, wholeName } from '../../synth/declared';
import type { Inside, Outside } from './ask';
import { byGatewayApi } from './by-gateway-api';
import { placesOf, type Passed, type Place, type Presented, type Specs } from './oracle';
import type { MeshIngress, SecureApplication } from 'fairlead';

/** Documents for which there are hosts, keys and certificates here: certificates and DNS have suites of their own. */
export function drawnDocuments(jwks: string): fc.Arbitrary<readonly Document[]> {
  return fc.tuple(documents, addresses, fc.nat(2)).map(([drawn, remoteIpBlocks, routing]) => routed(routing === 0, drawn.filter(({ kind }) => kind !== 'MeshSettings')
    .map((document) => (document.kind === 'MeshIngress' ? servable(document, jwks) : withoutLogins(document)))
    .map((document) => (remoteIpBlocks && document.metadata.name === 'internal' ? { ...document, spec: { ...document.spec, remoteIpBlocks } } : document))));
}

/** A third of the meshes. */
function routed(isByGatewayApi: boolean, all: readonly Document[]): readonly Document[] {
  return isByGatewayApi ? byGatewayApi(all) : all;
}

/** From which addresses the internal ingress takes requests: all of these are told by somebody, and one is that of the tests. */
const addresses = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  fc.constantFrom({ allow: ['127.0.0.0/8'], deny: ['192.0.2.0/24'] }, { deny: ['192.0.2.0/24', '2001:db8::/32'] }),
  fc.constantFrom({ allow: ['192.0.2.0/24'] }, { allow: ['127.0.0.0/8'], deny: ['127.0.0.1'] }),
);

/** Nobody has a session here: what asks for one asks an authorizer that lets in nobody. */
function withoutLogins(document: Document): Document {
  return JSON.parse(JSON.stringify(document), (_key, value: unknown) => (Object.hasOwn(Object(value) as object, 'login') ? { authorizer: { name: 'keys' } } : value)) as Document;
}

function servable(document: Document, jwks: string): Document {
  const { spec } = document as unknown as { spec: { domains: object[]; jwt: { providers: object[] } } };
  const domains = spec.domains.map((domain) => ({ ...domain, certificate: { secret: { name: 'tls' } }, dns: { none: {} } }));
  const providers = spec.jwt.providers.map((provider) => ({ ...provider, ...('jwks' in provider && { jwks }) }));
  return { ...document, spec: { ...document.spec, domains, jwt: { providers } } };
}

/** Requests to a mesh, by where they come from and who reads them. */
interface Requests {
  readonly outside: readonly Outside[];
  readonly inside: readonly Inside[];
  /** What no gateway reads. */
  readonly passed: readonly Passed[];
}

/** Requests to a mesh: more of what its specs speak of than of anything else. */
export function requestsTo(specs: Specs): fc.Arbitrary<Requests> {
  const sites = sitesOf(specs);
  const callable = specs.applications.flatMap((application) => (application.spec.callers ? [application] : []));
  const calls = () => fc.constantFrom(...callable).chain((application) => inside(application, specs));
  return fc.record({
    outside: sites.length === 0 ? fc.constant([]) : fc.array(fc.constantFrom(...sites).chain(outside), { minLength: 32, maxLength: 32 }),
    inside: callable.length === 0 ? fc.constant([]) : fc.array(calls(), { minLength: 10, maxLength: 10 }),
    passed: fc.array(connection(specs), { minLength: 4, maxLength: 4 }),
  });
}

/** A port of TCP, or a name in TLS: one that may be passed through, or of nobody. */
function connection({ ingresses, applications }: Specs): fc.Arbitrary<Passed> {
  return fc.constantFrom(...ingresses).chain((ingress) => {
    const hostsOf = (some: readonly { readonly tls?: string; readonly hosts?: readonly string[] }[]) => (
      some.filter(({ tls }) => tls === 'passthrough').flatMap(({ hosts = [] }) => hosts).map((host) => wholeName(host, ingress))
    );
    const entries = applications.flatMap(({ spec }) => spec.expose ?? []).filter((entry) => entry.ingress!.name === ingress.metadata.name);
    const host = fc.oneof(fc.constantFrom(...hostsOf(ingress.spec.grants!), 'nobody.example.net'), fc.constantFrom(...hostsOf(entries), undefined));
    return fc.record({ ingress: fc.constant(ingress), host });
  }) as fc.Arbitrary<Passed>;
}

interface Site {
  readonly ingress: MeshIngress;
  readonly host: string;
  readonly rules: readonly { readonly path: string; readonly methods?: readonly string[] }[];
}

/** Every host of every ingress, with what is said of its paths. */
function sitesOf({ ingresses, applications }: Specs): Site[] {
  return ingresses.flatMap((ingress) => {
    const all = applications.flatMap(({ spec }) => spec.expose ?? []);
    const entries = all.filter((entry) => isRead(entry) && entry.ingress!.name === ingress.metadata.name);
    const hosts = new Set(entries.flatMap((entry) => entry.hosts!).map((host) => wholeName(host, ingress)));
    return [...hosts].map((host) => {
      const own = entries.filter((entry) => entry.hosts!.some((name) => wholeName(name, ingress) === host));
      return { ingress, host, rules: [...own.flatMap(({ paths = [{ path: '/**' }] }) => paths), ...ingress.spec.deniedPaths.map((path) => ({ path }))] };
    });
  });
}

function outside({ ingress, host, rules }: Site): fc.Arbitrary<Outside> {
  return fc.constantFrom(...rules).chain(({ path, methods }) => fc.record({
    ingress: fc.constant(ingress),
    host: fc.constant(host),
    authority: fc.constant(host.replace('*', 'any')),
    forged: fc.boolean(),
    method: methods ? fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...methods) }, method) : method,
    target: fc.oneof({ weight: 4, arbitrary: spelled(path) }, { weight: 2, arbitrary: twisted(spelled(path)) }, spelled('/**')),
    token: fc.option(presented(ingress), { freq: 5, nil: undefined }),
    certificate: fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, fc.subarray(['client.example.com', 'spiffe://example.com/client', 'other.example.com'], { minLength: 1 })),
  })) as fc.Arbitrary<Outside>;
}

const elsewhere: readonly Place[] = ['header Authorization Bearer ', 'header X-Token ', 'cookie session', 'query token'];

/** A token of some issuer, more often right than not, and most often where its provider looks for it. */
function presented(ingress: MeshIngress): fc.Arbitrary<Presented> {
  const issuers = ingress.spec.jwt!.providers.map(({ issuer }) => issuer);
  const all = tokens.filter((token) => token !== undefined);
  const known = all.filter(({ iss }) => issuers.includes(iss));
  return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, fc.constantFrom(...all)).chain((claims) => {
    const provider = ingress.spec.jwt!.providers.find(({ issuer }) => issuer === claims.iss);
    return fc.record({
      claims: fc.constant(claims),
      place: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...provider ? placesOf(provider) : elsewhere) }, fc.constantFrom(...elsewhere)),
      flaw: fc.oneof({ weight: 8, arbitrary: fc.constant(undefined) }, fc.constantFrom('expired', 'not yet valid', 'signed by another', 'not signed')),
    }) as fc.Arbitrary<Presented>;
  });
}

function inside(application: SecureApplication, { ingresses }: Specs): fc.Arbitrary<Inside> {
  const callers = application.spec.callers!;
  const paths = callers.flatMap((caller) => caller.paths ?? []);
  return fc.record({
    application: fc.constant(application),
    namespace: fc.constantFrom('shop', 'web', 'other'),
    account: fc.constantFrom('cart', 'istio-public', 'other'),
    port: fc.constantFrom('http', 'admin', ...application.spec.ports.map(({ name }) => name)),
    method,
    path: paths.length === 0 ? spelled('/**') : fc.oneof(fc.constantFrom(...paths).chain(spelled), spelled('/**')),
    token: fc.option(fc.constantFrom(...ingresses).chain(presented), { nil: undefined }),
  }) as fc.Arbitrary<Inside>;
}
