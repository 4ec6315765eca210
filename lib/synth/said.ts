import type { MeshIngressSpec } from '../specs/mesh-ingress';
import type { MeshSettingsSpec } from '../specs/mesh-settings';
import type { SecureApplicationSpec } from '../specs/secure-application';
import type { Words } from './words';

/*
 * The words of parts that a target says wholly where it says them at all. A field that is new in one is asked for here: where some target
 * has no word for it, that target's own words spell the part out.
 */

type Exposure = NonNullable<SecureApplicationSpec['expose']>[number];
type PathRule = NonNullable<Exposure['paths']>[number];
type Auth = NonNullable<PathRule['auth']>;
type Traffic = NonNullable<SecureApplicationSpec['traffic']>;
type Telemetry = MeshSettingsSpec['telemetry'];

const reason = { reason: 'said' } as const;
const name = { name: 'said' } as const;
const named = { name: 'said', namespace: 'said' } as const;
const account = { serviceAccount: 'said', namespace: 'said' } as const;
const claims = { name: 'said', path: 'said', anyOf: 'said' } as const;
const privateKey = { algorithm: 'said', size: 'said' } as const;

export const workload: Words<NonNullable<SecureApplicationSpec['workload']>> = { selector: 'said', serviceAccount: 'said' };

export const ports: Words<SecureApplicationSpec['ports'][number]> = { name: 'said', port: 'said', targetPort: 'said', protocol: 'said' };

export const ingress: Words<NonNullable<Exposure['ingress']>> = named;

export const jwt: Words<NonNullable<Auth['jwt']>> = { provider: 'said', audiences: 'said', scopes: { allOf: 'said' }, claims };

export const auth: Words<Auth> = {
  jwt,
  application: reason,
  public: reason,
  deny: 'said',
  authorizer: name,
  clientCertificate: { subjectAltNames: 'said' },
  login: { claims, orToken: jwt },
};

export const retries: Words<NonNullable<Traffic['retries']>> = { attempts: 'said', perTryTimeout: 'said', retryOn: 'said', nonIdempotent: reason };

export const rateLimit: Words<NonNullable<PathRule['rateLimit']>> = { requests: 'said', per: 'said', by: { clientAddress: 'said', header: 'said', claim: 'said' } };

const changes = { set: 'said', add: 'said', remove: 'said' } as const;

export const headers: Words<NonNullable<PathRule['headers']>> = { request: changes, response: changes };

export const cors: Words<NonNullable<PathRule['cors']>> = {
  allowOrigins: 'said',
  allowMethods: 'said',
  allowHeaders: 'said',
  exposeHeaders: 'said',
  allowCredentials: 'said',
  maxAge: 'said',
};

export const redirect: Words<NonNullable<PathRule['redirect']>> = { uri: 'said', authority: 'said', redirectCode: 'said' };

export const callers: Words<NonNullable<SecureApplicationSpec['callers']>[number]> = {
  serviceAccount: 'said',
  anyServiceAccount: reason,
  namespace: 'said',
  ports: 'said',
  methods: 'said',
  paths: 'said',
  jwt,
};

const outsidePorts = { port: 'said', protocol: 'said', tls: { port: 'said' }, plaintext: reason } as const;

export const callees: Words<NonNullable<SecureApplicationSpec['callees']>> = {
  applications: named,
  services: { name: 'said', namespace: 'said', ports: 'said' },
  external: { host: 'said', addresses: 'said', ports: outsidePorts, reason: 'said' },
  kubernetesApi: 'said',
  anywhere: { ports: { port: 'said', protocol: 'said' }, reason: 'said' },
  none: 'said',
};

export const versions: Words<NonNullable<SecureApplicationSpec['versions']>[number]> = { name: 'said', labels: 'said', weight: 'said', match: { headers: 'said' } };

export const metrics: Words<NonNullable<SecureApplicationSpec['metrics']>> = { port: 'said', path: 'said' };

export const sessionAffinity: Words<NonNullable<Traffic['sessionAffinity']>> = { cookie: { name: 'said', ttl: 'said' } };

export const gatewayPorts: Words<MeshIngressSpec['gateway']['ports']> = { http: 'said', https: 'said', tcp: { name: 'said', port: 'said' } };

export const gateway: Words<MeshIngressSpec['gateway']> = {
  selector: 'said',
  serviceAccount: 'said',
  ports: gatewayPorts,
  address: { service: 'said', hostname: 'said', ip: 'said' },
};

export const domains: Words<MeshIngressSpec['domains'][number]> = {
  name: 'said',
  certificate: {
    acme: { email: 'said', server: 'said', challenge: 'said', privateKey },
    secret: { name: 'said', dnsNames: 'said' },
    issuer: { name: 'said', kind: 'said', group: 'said', duration: 'said', renewBefore: 'said', usages: 'said', privateKey },
  },
  dns: {
    route53: { zoneId: 'said', ttl: 'said', records: 'said' },
    google: { zone: 'said', project: 'said', ttl: 'said', records: 'said' },
    azure: { zone: 'said', resourceGroup: 'said', subscription: 'said', ttl: 'said', records: 'said' },
    externalDns: { records: 'said' },
    provider: { name: 'said', ttl: 'said', records: 'said' },
    none: 'said',
  },
};

export const grants: Words<NonNullable<MeshIngressSpec['grants']>[number]> = { namespaces: 'said', hosts: 'said', tls: 'said', gatewayPorts: 'said', anywhere: 'said' };

export const sharedHosts: Words<NonNullable<MeshIngressSpec['sharedHosts']>[number]> = { host: 'said', routes: { prefix: 'said', application: named } };

export const providers: Words<NonNullable<MeshIngressSpec['jwt']>> = {
  providers: {
    name: 'said',
    default: 'said',
    issuer: 'said',
    jwksUri: 'said',
    jwks: 'said',
    jwksService: { name: 'said', namespace: 'said', port: 'said', path: 'said' },
    audiences: 'said',
    anyAudience: reason,
    tokenFrom: { headers: { name: 'said', prefix: 'said' }, cookies: 'said', params: 'said' },
    claimsToHeaders: { claim: 'said', header: 'said' },
  },
};

export const authorizers: Words<NonNullable<MeshIngressSpec['authorizers']>[number]> = {
  name: 'said',
  service: named,
  port: 'said',
  protocol: 'said',
  timeout: 'said',
  failOpen: 'said',
  includeRequestHeadersInCheck: 'said',
};

export const login: Words<NonNullable<MeshIngressSpec['login']>> = {
  authorizer: name,
  provider: 'said',
  paths: { callback: 'said', logout: 'said' },
  identityHeaders: { claim: 'said', header: 'said' },
};

export const remoteIpBlocks: Words<NonNullable<MeshIngressSpec['remoteIpBlocks']>> = { allow: 'said', deny: 'said' };

export const scrapers: Words<NonNullable<MeshSettingsSpec['scrapers']>[number]> = account;

export const accessLogs: Words<Telemetry['accessLogs']> = { labels: 'said', text: 'said', disabled: reason };

export const tags: Words<NonNullable<NonNullable<Telemetry['metrics']>['tags']>> = { set: 'said', remove: 'said' };

export const podMonitors: Words<NonNullable<NonNullable<Telemetry['metrics']>['podMonitors']>> = { labels: 'said', scrapeClass: 'said' };

export const tracing: Words<NonNullable<Telemetry['tracing']>> = {
  openTelemetry: { name: 'said', namespace: 'said', port: 'said', path: 'said' },
  zipkin: { name: 'said', namespace: 'said', port: 'said' },
  randomSamplingPercentage: 'said',
  instrumentation: { namespaces: 'said' },
};
