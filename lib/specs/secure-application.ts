import * as z from 'zod/mini';
import { callees } from './callees';
import { caller } from './caller';
import type { DeepReadonly } from './deep-readonly';
import { duration } from './duration';
import { exposure } from './exposure';
import { about, field, optional } from './field';
import { apiVersion } from './group';
import { list } from './list';
import { namespacedMetadata } from './metadata';
import { dnsLabel, dnsSubdomain } from './names';
import { atLeastOneOf } from './one-of';
import { retries } from './retries';
import { withRule } from './rule';
import { rollout } from './rollout';
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
  retries: optional(retries, 'How often, and after what, a request is sent again; one by `POST` or `PATCH` is not, unless `nonIdempotent` says why.', {
    fallback: 'Istio\'s own',
    example: '{attempts: 2}',
  }),
  sessionAffinity: optional(sessionAffinity, 'What keeps the requests of one client with one pod, as long as there is that pod.', {
    fallback: 'each request may go to any pod',
    example: '{cookie: {name: sid}}',
  }),
}), ['timeout', 'retries', 'sessionAffinity']);

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
    'That keeps honest applications to what was reviewed; a process that gets past its proxy is held by no proxy.',
  ].join(' '), { fallback: 'whatever the mesh allows', example: '{applications: [{name: stock}]}' }),
  versions: optional(versions, 'All versions of the application that run at one time, and how many requests each gets, from the gateway and from clients in the mesh. To take one out, give it `weight: 0` first: a proxy that hears of it late would send it requests that nobody gets.', {
    fallback: 'any pod gets any request',
    example: '[{name: v1, labels: {version: v1}, weight: 100}]',
  }),
  rollout: optional(rollout, 'Who else says which version gets how many requests, from the gateway and from clients in the mesh; instead of `versions`. Exactly one of the fields.', {
    fallback: 'nobody else',
    example: '{argoRollouts: {}}',
  }),
  traffic: optional(traffic, 'What holds for every client, in the mesh and at the gateway.', { example: '{timeout: 10s}' }),
});

const oneOwner = withRule(shape, ({ versions: all, rollout: owner, traffic: whole }) => {
  if (!owner) return [];
  const versionsToo = all === undefined ? [] : [{
    code: 'two-owners', at: ['rollout'], message: '`versions` says how many requests each version gets, and `rollout` that somebody else does', help: 'leave one of them out',
  }];
  return whole?.sessionAffinity === undefined ? versionsToo : [...versionsToo, {
    code: 'without-effect', at: ['traffic', 'sessionAffinity'], message: 'no client stays with one pod where somebody else moves requests between versions', help: 'leave it out, and use what the controller has for sessions',
  }];
}, {
  rule: '!has(self.rollout) || !(has(self.versions) || has(self.traffic) && has(self.traffic.sessionAffinity))',
  message: 'a rollout goes with neither versions nor sessionAffinity',
});

/** Labels whose values Flagger changes in the pods that it keeps for all requests, by its own defaults. */
const changedByFlagger = ['app', 'name', 'app.kubernetes.io/name'];

const flaggered = withRule(oneOwner, ({ rollout: owner, ports, workload: pods }) => {
  if (owner?.flagger === undefined) return [];
  const asked: Readonly<Record<string, string>> | undefined = pods?.selector;
  const changed = asked === undefined ? ['app'] : Object.keys(Object(asked) as object).filter((key) => changedByFlagger.includes(key));
  const many = !Array.isArray(ports) || ports.length < 2 ? [] : [{ code: 'one-port', at: ['ports'], message: 'Flagger routes one port of an application', help: 'declare the port of its Canary alone' }];
  return changed.length === 0 ? many : [...many, {
    code: 'label-changes', at: ['workload', ...asked ? ['selector', changed[0]!] : []], message: `the pods that Flagger keeps for all requests have another value of the label ${quote(changed[0]!)}, so that no policy would guard them`, help: 'give the pods of the Deployment a label of your own, and write it under `workload.selector` alone',
  }];
}, {
  rule: `!has(self.rollout) || !has(self.rollout.flagger) || (self.ports.size() == 1 && has(self.workload) && has(self.workload.selector) && !self.workload.selector.exists(k, k in [${changedByFlagger.map((name) => `'${name}'`).join(', ')}]))`,
  message: 'Flagger routes one port, and changes the labels app and name of pods',
});

const together = withRule(flaggered, ({ versions: all, traffic: whole }) => {
  const weighed = Array.isArray(all) ? all.filter((one) => one?.weight > 0) : [];
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

const spec = about(withRule(together, ({ ports, traffic: whole }) => {
  const asked = whole?.retries;
  if (!asked || asked.attempts === 0 || asked.nonIdempotent !== undefined || !Array.isArray(ports) || ports.some((port) => port?.protocol !== 'GRPC')) return [];
  return [{
    code: 'without-effect',
    at: ['traffic', 'retries'],
    message: 'these retries have no effect: every port is `GRPC`, and gRPC sends each call by `POST`, which is not idempotent',
    help: 'say why calls may be made twice with `nonIdempotent: {reason: ...}`, or leave `retries` out',
  }];
}, {
  rule: '!has(self.traffic) || !has(self.traffic.retries) || self.traffic.retries.attempts == 0 || has(self.traffic.retries.nonIdempotent) || self.ports.exists(x, x.protocol != \'GRPC\')',
  message: 'gRPC is retried only with nonIdempotent in retries',
}), { later: ['metrics', 'dryRun'] });

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
/** A client inside the mesh. */
export type Caller = NonNullable<SecureApplicationSpec['callers']>[number];
