import * as fc from 'fast-check';

/** A document as somebody writes it. */
export interface Document {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly spec: Readonly<Record<string, unknown>>;
}

const apiVersion = 'fairlead.dev/v1alpha1';

/** The fields that are drawn, without those that were not. */
function fields(model: Record<string, fc.Arbitrary<unknown>>, requiredKeys: string[] = []): fc.Arbitrary<Record<string, unknown>> {
  return fc.record(model, { requiredKeys });
}

const literal = fc.constantFrom('a', 'b', 'api', 'admin', 'v1.0', 'x+y', 'Api');
const segments = fc.array(fc.oneof({ weight: 4, arbitrary: literal }, fc.constantFrom('{x}', '{y}')), { maxLength: 3 });

/** A path that a spec may hold. */
export const path = fc.tuple(segments, fc.boolean()).map(([parts, tree]) => `${parts.map((part) => `/${part}`).join('')}${tree ? '/**' : ''}` || '/');

/** Equal for paths that would contradict each other. */
export function shapeOf(text: string): string {
  return text.replace(/\{\w+\}/g, '{}').toLowerCase();
}

const reason = { reason: 'drawn' };
const jwt = fields({
  provider: fc.constantFrom('users', 'machines'),
  audiences: fc.subarray(['orders', 'stock'], { minLength: 1 }),
  scopes: fc.constantFrom({ allOf: ['read'] }, { allOf: ['read', 'write'] }),
  claims: fc.constantFrom([{ name: 'groups', anyOf: ['staff'] }], [{ path: ['realm', 'roles'], anyOf: ['buyer', 'staff'] }]),
});
const login = fields({ claims: fc.constant([{ name: 'groups', anyOf: ['staff'] }]), orToken: fc.constantFrom({ provider: 'staff' }, { provider: 'staff', scopes: { allOf: ['read'] } }) });
const auth = fc.oneof(
  { weight: 3, arbitrary: jwt.map((rule) => ({ jwt: rule })) },
  { weight: 3, arbitrary: fc.constantFrom({ public: reason }, { application: reason }, { deny: {} }, { authorizer: { name: 'keys' } }) },
  { weight: 2, arbitrary: fc.subarray(['client.example.com', 'spiffe://example.com/client'], { minLength: 1 }).map((names) => ({ clientCertificate: { subjectAltNames: names } })) },
  { weight: 1, arbitrary: login.map((rule) => ({ login: rule })) },
);
const methods = fc.subarray(['GET', 'HEAD', 'POST', 'PUT', 'DELETE'], { minLength: 1 });
const portName = fc.constantFrom('http', 'admin');
const retries = fields({
  attempts: fc.constantFrom(1, 2),
  perTryTimeout: fc.constant('2s'),
  retryOn: fc.subarray(['connect-failure', '5xx'], { minLength: 1 }),
  nonIdempotent: fc.constant(reason),
}, ['attempts', 'nonIdempotent']);
const cors = fields({
  allowOrigins: fc.constantFrom(['*'], ['https://shop.example.com', 'https://*.example.net']),
  allowHeaders: fc.constant(['authorization']),
  maxAge: fc.constant('10m'),
}, ['allowOrigins']);
const changes = fields({ set: fc.constant({ 'x-a': '50%' }), add: fc.constant({ 'x-b': 'b' }), remove: fc.constantFrom(['x-c'], ['x-d', 'x-c']) })
  .filter((some) => Object.keys(some).length > 0);
const headers = fields({ request: changes, response: changes }).filter((some) => Object.keys(some).length > 0);
const redirect = fields({ authority: fc.constant('elsewhere.example.net'), uri: fc.constant('/moved'), redirectCode: fc.constant(308) }, ['authority']);
/** So many that nobody has used them up: whom it lets pass is a matter of tables. */
const rateLimit = fc.constantFrom({ clientAddress: {} }, { header: 'X-Tenant' }).map((by) => ({ requests: 1_000_000, per: '1s', by }));
const served = fields({ auth, retries, rateLimit, cors, headers, port: portName, timeout: fc.constantFrom('10s', '1m30s'), methods }).map(deniedPlainly);
const rule: fc.Arbitrary<Record<string, unknown>> = fc.oneof({ weight: 9, arbitrary: served }, fields({ redirect, methods }, ['redirect']));

/** What is denied is not served in any way. */
function deniedPlainly(one: Record<string, unknown>): Record<string, unknown> {
  const isDenied = Object.hasOwn(Object(one.auth) as object, 'deny');
  return isDenied ? Object.fromEntries(Object.entries(one).filter(([name]) => !['retries', 'rateLimit', 'cors', 'headers'].includes(name))) : one;
}

/** Some of the paths that may be are rewritten. */
const prefix = fc.constantFrom(...Array<undefined>(12).fill(undefined), '/', '/a', '/api', '/v2/b');

/** Some trees take names with encoded slashes. */
const encodedSlashes = fc.constantFrom(...Array<boolean>(5).fill(false), true);

function withEncodedSlashes(text: string, one: Record<string, unknown>, asked: boolean): Record<string, unknown> {
  return asked && text.endsWith('/**') && !Object.hasOwn(Object(one.auth) as object, 'deny') ? { ...one, encodedSlashes: 'allow' } : one;
}

function rewrittenTo(text: string, one: Record<string, unknown>, to: string | undefined): Record<string, unknown> {
  const isServed = one.redirect === undefined && !Object.hasOwn(Object(one.auth) as object, 'deny');
  const may = isServed && !text.includes('{') && to !== undefined && to !== (text.replace(/\/\*\*$/, '') || '/');
  return may ? { ...one, rewrite: { prefix: to } } : one;
}

/** A path with its rule, or two rules for methods that do not meet. */
const pathWithRules = fc.tuple(path, fc.oneof(
  { weight: 4, arbitrary: rule.map((one): Record<string, unknown>[] => [one]) },
  fc.tuple(rule, rule).map(([one, other]) => [{ ...one, methods: ['GET'] }, { ...other, methods: ['DELETE', 'POST'] }]),
), prefix, encodedSlashes).map(([text, rules, to, asked]) => (
  [text, rules.map((one) => withEncodedSlashes(text, rewrittenTo(text, one, to), asked))] as const
));

/** The entries of `paths`, without contradictions. */
export const paths = fc.uniqueArray(pathWithRules, { selector: ([text]) => shapeOf(text), minLength: 1, maxLength: 5 })
  .map((all) => all.flatMap(([text, rules]) => rules.map((one) => ({ path: text, ...one }))));

/** The hosts that each ingress grants to each namespace. */
const hosts: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  public: { shop: ['one', 'two.example.org', '*.pages', 'blue.pages.example.com', 'example.com'], web: ['three', '*.sites'] },
  internal: { shop: ['one', 'two'], web: ['three', 'four'] },
};

function exposure(namespace: string): fc.Arbitrary<Record<string, unknown>> {
  return fc.constantFrom('public', 'public', 'internal').chain((ingress) => fields({
    ingress: fc.constant({ name: ingress }),
    hosts: fc.subarray([...hosts[ingress]![namespace]!], { minLength: 1, maxLength: 2 }),
    port: portName,
    paths,
  }, ['ingress', 'hosts']));
}

/** The host of an application whose TLS may be passed through. */
const passedHost = (namespace: string, name: string) => `${namespace}-${name}`;

/** An entry of `expose` that the gateway does not read. */
function passedOn(namespace: string, name: string): fc.Arbitrary<Record<string, unknown>> {
  return fc.tuple(fc.constantFrom('public', 'internal'), fc.constantFrom<object>(
    { port: 'tls', tls: 'passthrough', hosts: [passedHost(namespace, name)] },
    { port: 'tls', tls: 'passthrough', hosts: [passedHost(namespace, name)] },
    { port: 'feed', gatewayPort: 'feed' },
  )).map(([ingress, entry]) => ({ ingress: { name: ingress }, ...entry }));
}

/** What the public ingress gives to which application of a host that all of them share; no literal that is drawn is another spelling of one. */
const sharedHosts = [{
  host: 'shared',
  routes: [
    { prefix: '/', application: { name: 'site', namespace: 'web' } },
    { prefix: '/a', application: { name: 'orders', namespace: 'shop' } },
    { prefix: '/a/x+y', application: { name: 'orders', namespace: 'web' } },
    { prefix: '/admin/v1.0', application: { name: 'stock', namespace: 'shop' } },
  ],
}];

/** The rule of a path, at the end of another; without what would be no rewrite there. */
function below(base: string, { path: text, rewrite, ...more }: { readonly path: string; readonly rewrite?: unknown }): { readonly path: string } {
  const whole = `${base}${text}`.replace(/(.)\/$/, '$1');
  return { path: whole, ...more, ...(base === '' && rewrite !== undefined && { rewrite }) };
}

/** An application's part of the shared host, with paths that lie in it and in no other's. */
function share(namespace: string, name: string): fc.Arbitrary<Record<string, unknown>> {
  const { routes } = sharedHosts[0]!;
  const own = routes.find(({ application: { name: to, namespace: of } }) => to === name && of === namespace)!.prefix.replace(/^\/$/, '');
  const others = routes.map((route) => route.prefix.toLowerCase()).filter((other) => other.startsWith(own) && other !== own && other !== '/');
  const inside = paths.map((all) => all.map((one) => below(own, one))
    .filter(({ path: text }) => !others.some((other) => `${text.toLowerCase()}/`.startsWith(`${other}/`)))).filter((all) => all.length > 0);
  return fields({ ingress: fc.constant({ name: 'public' }), hosts: fc.constant(['shared']), port: portName, paths: inside }, ['ingress', 'hosts', 'paths']);
}

const caller = fc.tuple(
  fc.constantFrom({ serviceAccount: 'cart' }, { serviceAccount: 'istio-public' }, { anyServiceAccount: reason }),
  fc.oneof(
    { weight: 2, arbitrary: fields({ ports: fc.subarray(['http', 'admin'], { minLength: 1 }), methods, paths: fc.uniqueArray(path, { minLength: 1, maxLength: 3 }), jwt }, ['ports']) },
    fields({ ports: fc.subarray(['http', 'admin', 'tls', 'feed'], { minLength: 1 }) }),
  ),
  fields({ namespace: fc.constantFrom('shop', 'web', 'other') }),
).map(([who, what, where]) => ({ ...who, ...what, ...where }));

const ports = [{ name: 'http', port: 80, targetPort: 8080, protocol: 'HTTP' }, { name: 'admin', port: 8081, protocol: 'HTTP2' }];
const unread = [{ name: 'tls', port: 443, targetPort: 8444, protocol: 'HTTPS' }, { name: 'feed', port: 5432, targetPort: 15433, protocol: 'TCP' }];

/** The container ports that proxies do not read. */
export const unreadPorts: readonly string[] = unread.map(({ targetPort }) => String(targetPort));

/** The pods of the small world are of the web; what asks for the others gets nobody. */
const versions = fc.constantFrom<object[]>(
  [{ name: 'v1', labels: { tier: 'web' }, weight: 100 }],
  [{ name: 'v1', labels: { tier: 'web' }, weight: 100 }, { name: 'v2', labels: { tier: 'other' }, weight: 0, match: { headers: { 'X-Version': 'v2' } } }],
);

/** A controller has no versions beside it, and keeps no client with a pod. */
function ownedByOne({ rollout, ...spec }: Record<string, unknown>): Record<string, unknown> {
  const isFree = spec.versions === undefined && !Object.hasOwn(Object(spec.traffic) as object, 'sessionAffinity');
  return rollout !== undefined && isFree ? { ...spec, rollout } : spec;
}

function application(namespace: string, name: string): fc.Arbitrary<Document> {
  return fields({
    ports: fc.constantFrom([...ports, ...unread], [...ports].reverse().concat(unread)),
    service: fc.constant(`${name}-service`),
    workload: fc.constantFrom({ selector: { app: name, tier: 'web' } }, { serviceAccount: name }),
    expose: fc.tuple(
      fc.array(fc.oneof({ weight: 3, arbitrary: exposure(namespace) }, share(namespace, name)), { minLength: 1, maxLength: 2 }),
      fc.option(passedOn(namespace, name), { freq: 1, nil: undefined }),
    ).map(([read, passed]) => (passed ? [...read, passed] : read)),
    versions,
    rollout: fc.constant({ argoRollouts: {} }),
    callers: fc.array(caller, { minLength: 1, maxLength: 3 }),
    traffic: fc.constantFrom<object>({ timeout: '5s' }, { retries: { attempts: 3 } }, { timeout: '5s', retries: { attempts: 0 } }, { sessionAffinity: { cookie: { name: 'sid' } } }),
  }, ['ports']).map(versionsWithoutTls).map(ownedByOne).map(tokensOfOneIngress).map((spec) => ({ apiVersion, kind: 'SecureApplication', metadata: { name, namespace }, spec }));
}

/** Callers have no TLS of the application's own where there are versions. */
function versionsWithoutTls(spec: Record<string, unknown>): Record<string, unknown> {
  const { versions: all, callers } = spec as { versions?: object; callers?: readonly { ports?: readonly string[] }[] };
  return !all || !callers ? spec : { ...spec, callers: callers.map((one) => (one.ports?.includes('tls') ?? true ? { ...one, ports: ['feed'] } : one)) };
}

/** Without tokens of callers where more than one ingress could be meant. */
function tokensOfOneIngress(spec: Record<string, unknown>): Record<string, unknown> {
  const { expose = [], callers } = spec as { expose?: readonly { ingress: { name: string } }[]; callers?: readonly Record<string, unknown>[] };
  if (!callers || new Set(expose.map(({ ingress }) => ingress.name)).size === 1) return spec;
  return { ...spec, callers: callers.map(({ jwt: _, ...one }) => one) };
}

const names = { shop: ['orders', 'stock'], web: ['site', 'orders'] } as const;

/** Applications of two namespaces, each name once. */
export const applications = fc.tuple(
  application('shop', 'orders'), application('shop', 'stock'), application('web', 'site'), application('web', 'orders'),
).chain((all) => fc.shuffledSubarray(all, { minLength: 1 }));

const provider = fields({
  tokenFrom: fc.constantFrom({ headers: [{ name: 'X-Token' }] }, { cookies: ['session'] }, { headers: [{ name: 'Authorization', prefix: 'Bearer ' }], params: ['token'] }),
  claimsToHeaders: fc.constantFrom([{ claim: 'sub', header: 'X-User' }], [{ claim: 'email', header: 'x-mail' }, { claim: 'sub', header: 'x-user' }]),
});
const audiences = fc.constantFrom({ audiences: ['orders', 'stock'] }, { audiences: ['orders', 'stock', 'other'] }, { anyAudience: reason });

function providers(ingress: string): fc.Arbitrary<unknown[]> {
  return fc.tuple(provider, audiences, provider, audiences).map(([a, some, b, others]) => [
    { name: 'users', default: true, issuer: `https://users.${ingress}.example.com`, jwksUri: 'https://id.example.com/jwks', ...a, ...some },
    { name: 'machines', issuer: 'machines', jwks: '{"keys":[{"kty":"OKP","crv":"Ed25519","x":"AA"}]}', ...b, ...others },
    { name: 'staff', issuer: 'staff', jwksUri: 'https://id.example.com/jwks', audiences: ['login'] },
  ]);
}

const certificate = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ secret: { name: 'tls' } }) },
  fc.constantFrom({ acme: { email: 'ops@example.com' } }, { issuer: { name: 'corporate' } }, { acme: { email: 'ops@example.com', server: 'letsencrypt-staging' } }),
);
const dns = (domain: string) => fc.constantFrom(
  { none: {} },
  { externalDns: {} },
  { route53: { zoneId: 'Z1' } },
  { route53: { zoneId: 'Z2', ttl: 60 } },
  { google: { zone: 'example', project: 'platform' } },
  { azure: { zone: domain, resourceGroup: 'dns', subscription: '00000000-0000-0000-0000-000000000000' } },
);
const address = fc.constantFrom({ hostname: 'lb.example.net' }, { hostname: 'a-1.elb.eu-central-1.amazonaws.com' }, { ip: '192.0.2.1' }, { ip: '2001:db8::1' }, { service: 'lb' });

const domainNames: Readonly<Record<string, readonly string[]>> = { public: ['example.com', 'example.org'], internal: ['internal.example.net'] };

function domains(ingress: string): fc.Arbitrary<unknown[]> {
  return fc.tuple(...domainNames[ingress]!.map((name) => fc.record({ name: fc.constant(name), certificate, dns: dns(name) })));
}

const deniedPath = path.filter((text) => text !== '/**');

/** One may be shown and must not: most clients have none. */
const clientCertificates = { mode: 'OPTIONAL_MUTUAL', caSecret: { name: 'clients-ca' } };

function ingressOf(name: string, namespace: string): fc.Arbitrary<Document> {
  const tcp = [{ name: 'feed', port: 5432 }];
  const gateway = fc.record({ selector: fc.constant({ istio: name }), serviceAccount: fc.constant(namespace), address, ports: fc.constant({ tcp }) });
  const grants = [
    ...Object.entries(hosts[name]!).map(([to, granted]) => ({ namespaces: [to], hosts: granted })),
    ...Object.entries(names).map(([to, own]) => ({ namespaces: [to], hosts: own.map((one) => passedHost(to, one)), tls: 'passthrough', gatewayPorts: ['feed'] })),
  ];
  return fields({
    default: fc.constant(name === 'public'),
    gateway,
    domains: domains(name),
    grants: fc.shuffledSubarray(grants, { minLength: grants.length }),
    sharedHosts: fc.constant(name === 'public' ? sharedHosts : undefined),
    jwt: providers(name).map((all) => ({ providers: all })),
    authorizers: fc.constant(['keys', 'sessions'].map((one) => ({ name: one, service: { name: one, namespace: 'policies' }, port: 80, protocol: 'HTTP' }))),
    login: fc.constant({ authorizer: { name: 'sessions' }, provider: 'staff', identityHeaders: [{ claim: 'email', header: 'x-login' }] }),
    tls: fields({ minProtocolVersion: fc.constant('TLSV1_3'), httpsRedirect: fc.boolean(), clientCertificates: fc.constant(clientCertificates) }, ['clientCertificates']),
    deniedPaths: fc.uniqueArray(deniedPath, { maxLength: 2 }),
  }, ['gateway', 'domains', 'grants', 'jwt', 'authorizers', 'login', 'tls', ...name === 'public' ? ['sharedHosts'] : []]).map((spec) => ({ apiVersion, kind: 'MeshIngress', metadata: { name, namespace }, spec }));
}

/** Two ingresses of two namespaces. */
export const ingresses = fc.tuple(ingressOf('public', 'istio-public'), ingressOf('internal', 'istio-internal'));

const settings = fc.option(fields({
  trustDomain: fc.constant('td.example.com'),
  defaultDeny: fc.record({ namespaces: fc.subarray(['shop', 'web', 'other'], { minLength: 1 }) }),
}), { nil: undefined }).map((spec): Document[] => (spec ? [{ apiVersion, kind: 'MeshSettings', metadata: { name: 'mesh' }, spec }] : []));

/** Everything that a mesh may hold, in any order. */
export const documents = fc.tuple(ingresses, applications, settings)
  .map(([some, others, mesh]) => [...some, ...others, ...mesh])
  .chain((all) => fc.shuffledSubarray(all, { minLength: all.length }));
