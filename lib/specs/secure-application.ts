import * as z from 'zod/mini';
import { callees } from './callees';
import { caller } from './caller';
import type { DeepReadonly } from './deep-readonly';
import { dryRun } from './dry-run';
import { duration } from './duration';
import { exposure } from './exposure';
import { field, optional } from './field';
import { apiVersion } from './group';
import { list } from './list';
import { namespacedMetadata } from './metadata';
import { metrics } from './metrics';
import { dnsLabel, dnsSubdomain } from './names';
import { atLeastOneOf } from './one-of';
import { anySpeaksHttp, anySpeaksHttpCel, speaksHttp } from './protocol';
import { retries } from './retries';
import { ofFlagger, ofRequests, oneOwner, rollout } from './rollout';
import { withRule } from './rule';
import { selector } from './selector';
import { sessionAffinity } from './session-affinity';
import { quote } from './show';
import { versions } from './versions';
import { workloadPorts } from './workload-port';

const workload = atLeastOneOf(z.strictObject({
  selector: optional(selector, 'The labels of the application\'s pods.', {
    fallback: 'what the Service in sight selects; else `{app: <name>}`',
    example: '{app: orders}',
  }),
  serviceAccount: optional(dnsSubdomain('service account'), 'The service account that the pods run as.', {
    fallback: '`metadata.name`',
    example: 'orders',
  }),
}), ['selector', 'serviceAccount']);

const traffic = atLeastOneOf(z.strictObject({
  timeout: optional(duration, 'How long an answer may take, as a duration such as `10s`.', { fallback: 'Istio\'s own: no limit', example: '10s' }),
  idleTimeout: optional(duration, [
    'How long a WebSocket, a stream or a connection over which nothing goes is kept, as a duration such as `10m`; an answer must begin within that time too.',
    'On ports that speak no HTTP at most `1h`, after which sidecars end it anyway. A WebSocket has no other limit, whatever `timeout` says.',
  ].join(' '), { fallback: 'WebSockets and streams for ever, connections on other ports for an hour', example: '10m' }),
  retries: optional(retries, 'How often, and after what, a request is sent again; one by `POST` or `PATCH` is not, unless `nonIdempotent` says why.', {
    fallback: 'Istio\'s own',
    example: '{attempts: 2}',
  }),
  sessionAffinity: optional(sessionAffinity, 'What keeps the requests of one client with one pod, as long as there is that pod.', {
    fallback: 'each request may go to any pod',
    example: '{cookie: {name: sid}}',
  }),
}), ['timeout', 'idleTimeout', 'retries', 'sessionAffinity']);

const shape = z.strictObject({
  service: optional(dnsLabel('service'), 'The Kubernetes Service of the application.', { fallback: '`metadata.name`', example: 'orders' }),
  workload: optional(workload, 'The pods behind the Service, which the policies are bound to.', {
    fallback: 'what the Service in sight selects; else the label `app` and the service account of the document\'s name',
    example: '{selector: {app: orders}, serviceAccount: orders}',
  }),
  ports: field(workloadPorts, 'The ports of the Service. The first is the default of `expose`.', {
    example: '[{name: http, port: 80, targetPort: 8080, protocol: HTTP}]',
  }),
  expose: optional(list(exposure, {
    max: 16,
    empty: { message: '`expose` is empty, which could be read as exposed with the defaults', help: 'leave `expose` out to keep it inside the mesh' },
  }), 'How it is reached from outside: one entry for each ingress.', { fallback: 'not reachable from outside', example: '[{ingress: {name: public}}]' }),
  callers: optional(list(caller, {
    max: 128,
    empty: { message: '`callers` is empty, which could be read as every caller', help: 'leave `callers` out to let none in' },
  }), 'The clients inside the mesh that are let in; any other is refused.', { fallback: 'none', example: '[{serviceAccount: storefront, namespace: web}]' }),
  callees: optional(callees, [
    'What it may call. Its own proxy refuses all else: an application that is not listed, and every host outside the mesh.',
    'That keeps to what was reviewed whatever goes through the proxy. What gets past it is held by a NetworkPolicy, where the cluster\'s network enforces',
    'one: to the pods that are called, DNS in `kube-system`, `istio-system`, and the ports of hosts outside at any public address, since a NetworkPolicy',
    'knows no names. A process that speaks TLS itself may also name a listed host and mean another at the same address.',
  ].join(' '), { fallback: 'whatever the mesh allows', example: '{applications: [{name: stock}]}' }),
  versions: optional(versions, 'All versions of the application that run at one time, and how many requests each gets, from the gateway and from clients in the mesh. To take one out, give it `weight: 0` first: a proxy that hears of it late would send it requests that nobody gets.', {
    fallback: 'any pod gets any request',
    example: '[{name: v1, labels: {version: v1}, weight: 100}]',
  }),
  rollout: optional(rollout, 'Who else says which version gets how many requests, from the gateway and from clients in the mesh; instead of `versions`. Requests alone: on ports that speak no HTTP connections go to any pod. Exactly one of the fields.', {
    fallback: 'nobody else',
    example: '{argoRollouts: {}}',
  }),
  metrics: optional(metrics, 'Where the `scrapers` of the MeshSettings read its metrics; they are let in for just that.', {
    fallback: 'nobody is let in for them',
    example: '{port: http, path: /metrics}',
  }),
  traffic: optional(traffic, 'What holds for every client, in the mesh and at the gateway.', { example: '{timeout: 10s}' }),
  dryRun: optional(dryRun, [
    'The policies that let clients in are tried out: whoever they would refuse passes, from outside too and without a token, and each request is marked with what they say of it.',
    'All else holds: the routes of the gateway, where what is not declared is still 404 and what is denied 403, `remoteIpBlocks`, mutual TLS, a bad token (401), what an authorizer says, and `callees`.',
    'Proxies write the verdict into the field `dry_run_result` of their access logs, and count `shadow_denied` beside `istio_dry_run_allow_`.',
    'A namespace of `defaultDeny` stays closed, so that nothing can be tried out there.',
  ].join(' '), { fallback: 'the policies hold', example: '{until: "2026-12-31", reason: learning who calls}' }),
});

const together = withRule(withRule(withRule(withRule(shape, ...oneOwner), ...ofRequests), ...ofFlagger), ({ versions: all, traffic: whole }) => {
  const weighed = Array.isArray(all) ? all.filter((one) => typeof one?.weight === 'number' && one.weight > 0) : [];
  return weighed.length < 2 || !whole?.sessionAffinity ? [] : [{
    code: 'without-effect',
    at: ['traffic', 'sessionAffinity'],
    message: 'the weights of `versions` choose anew for each request, so that no client stays with one pod',
    help: 'give one version all of the weight, and the others a `match` by which clients stay with them',
  }];
}, {
  rule: '!has(self.versions) || !has(self.traffic) || !has(self.traffic.sessionAffinity) || self.versions.filter(x, x.weight > 0).size() < 2',
  message: 'no client stays with one pod where weights choose anew for each request',
});

const httpTraffic = withRule(together, ({ ports, traffic: whole }) => {
  if (!whole || anySpeaksHttp(ports)) return [];
  return (['timeout', 'retries', 'sessionAffinity'] as const).filter((name) => whole[name] !== undefined).map((name) => ({
    code: 'without-effect',
    at: ['traffic', name],
    message: `${quote(name)} has no effect: no port speaks HTTP, and proxies do not read what goes over the others`,
    help: 'leave it out',
  }));
}, {
  rule: `!has(self.traffic) || ${anySpeaksHttpCel} || !(has(self.traffic.timeout) || has(self.traffic.retries) || has(self.traffic.sessionAffinity))`,
  message: 'traffic but for idleTimeout has an effect on ports that speak HTTP alone',
});

const versionMatches = withRule(httpTraffic, ({ ports, versions: all }) => {
  if (!Array.isArray(all) || anySpeaksHttp(ports)) return [];
  return all.flatMap((one, index) => (one?.match === undefined ? [] : [{
    code: 'without-effect',
    at: ['versions', index, 'match'],
    message: '`match` has no effect: no port speaks HTTP, and nobody reads headers on the others',
    help: 'leave it out: connections go by `weight`',
  }]));
}, {
  rule: `!has(self.versions) || ${anySpeaksHttpCel} || !self.versions.exists(x, has(x.match))`,
  message: 'versions are asked for by headers on ports that speak HTTP alone',
});

const spec = withRule(versionMatches, ({ ports, traffic: whole }) => {
  const asked = whole?.retries;
  if (!asked || asked.attempts === 0 || asked.nonIdempotent !== undefined || !Array.isArray(ports)) return [];
  const http = ports.filter((port) => port === null || typeof port !== 'object' || speaksHttp(port));
  if (http.length === 0 || http.some((port) => port?.protocol !== 'GRPC')) return [];
  return [{
    code: 'without-effect',
    at: ['traffic', 'retries'],
    message: 'these retries have no effect: no port but of `GRPC` can have any, and gRPC sends each call by `POST`, which is not idempotent',
    help: 'say why calls may be made twice with `nonIdempotent: {reason: ...}`, or leave `retries` out',
  }];
}, {
  rule: '!has(self.traffic) || !has(self.traffic.retries) || self.traffic.retries.attempts == 0 || has(self.traffic.retries.nonIdempotent) || self.ports.exists(x, x.protocol in [\'HTTP\', \'HTTP2\'])',
  message: 'gRPC is retried only with nonIdempotent in retries',
});

/** The schema of a SecureApplication. */
export const secureApplication = field(z.strictObject({
  apiVersion,
  kind: z.literal('SecureApplication'),
  metadata: namespacedMetadata('The namespace of the application.'),
  spec: field(spec, 'What the developer says of the application.', {
    example: '{ports: [{name: http, port: 80, protocol: HTTP}]}',
  }),
}), 'An application as its developer describes it: its ports, how it is reached from outside, and who may call it.');

/** An application as its developer describes it, with the defaults that depend on nothing else filled in. */
export type SecureApplication = DeepReadonly<z.output<typeof secureApplication>>;
/** The spec of a SecureApplication, parsed. */
export type SecureApplicationSpec = SecureApplication['spec'];
/** The spec of a SecureApplication, as it is written. */
export type SecureApplicationInput = DeepReadonly<z.input<typeof secureApplication>>['spec'];
/** One port of an application. */
export type WorkloadPort = SecureApplicationSpec['ports'][number];
/** One way in: the hosts and paths of an application at one ingress. */
export type Exposure = NonNullable<SecureApplicationSpec['expose']>[number];
/** One path of an exposure, with who may use it. */
export type PathRule = NonNullable<Exposure['paths']>[number];
/** Who may use a path. */
export type Auth = NonNullable<PathRule['auth']>;
/** What a token must be like. */
export type JwtRule = NonNullable<Auth['jwt']>;
/** What an application may call. */
export type Callees = NonNullable<SecureApplicationSpec['callees']>;
/** A version of an application. */
export type Version = NonNullable<SecureApplicationSpec['versions']>[number];
/** A host or addresses outside of the mesh that are called. */
export type ExternalCallee = NonNullable<Callees['external']>[number];
/** A client inside the mesh. */
export type Caller = NonNullable<SecureApplicationSpec['callers']>[number];
