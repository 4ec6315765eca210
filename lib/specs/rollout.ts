import * as z from 'zod/mini';
import { optional } from './field';
import { exactlyOneOf } from './one-of';
import { anySpeaksHttp, anySpeaksHttpCel } from './protocol';
import type { Mistake } from './rule';
import { quote } from './show';

const nothing = z.strictObject({});

/** Who else says which version of an application gets how many requests. */
export const rollout = exactlyOneOf(z.strictObject({
  argoRollouts: optional(nothing, [
    'Argo Rollouts. Its Rollout names the VirtualService `<service>.<port number>` of each port, and the DestinationRule `<service>` with its subsets `stable` and `canary`.',
    'They are made once, and are the controller\'s from then on.',
  ].join(' '), { example: '{}' }),
  flagger: optional(nothing, 'Flagger. Its Canary has `service: {name: <service>, delegation: true}`, and the application one port and pods with a label that Flagger does not change.', { example: '{}' }),
}), ['argoRollouts', 'flagger']);

/** What the rules need of the spec around. */
interface Around {
  readonly ports?: readonly ({ readonly protocol: string } | null)[] | undefined;
  readonly versions?: unknown;
  readonly rollout?: z.output<typeof rollout> | undefined;
  readonly traffic?: { readonly sessionAffinity?: unknown } | undefined;
  readonly workload?: { readonly selector?: Readonly<Record<string, string>> | undefined } | undefined;
}

/** The rule that nobody else has a say where a controller has. */
export const oneOwner = [({ versions, rollout: owner, traffic }: Around): Mistake[] => {
  if (!owner) return [];
  return [
    ...(versions === undefined ? [] : [{
      code: 'two-owners',
      at: ['rollout'],
      message: '`versions` says how many requests each version gets, and `rollout` that somebody else does',
      help: 'leave one of them out',
    }]),
    ...(traffic?.sessionAffinity === undefined ? [] : [{
      code: 'without-effect',
      at: ['traffic', 'sessionAffinity'],
      message: 'no client stays with one pod where somebody else moves requests between versions',
      help: 'leave it out, and use what the controller has for sessions',
    }]),
  ];
}, {
  rule: '!has(self.rollout) || !(has(self.versions) || has(self.traffic) && has(self.traffic.sessionAffinity))',
  message: 'a rollout goes with neither versions nor sessionAffinity',
}] as const;

/** The rule that there is something to give over: Istio leaves requests to others, and no connections. */
export const ofRequests = [({ rollout: owner, ports }: Around): Mistake[] => {
  if (!owner || anySpeaksHttp(ports)) return [];
  return [{
    code: 'without-effect',
    at: ['rollout'],
    message: '`rollout` has no effect: no port speaks HTTP, and connections on the others go to any pod',
    help: 'leave it out; `versions` have weights for connections too',
  }];
}, {
  rule: `!has(self.rollout) || ${anySpeaksHttpCel}`,
  message: 'a rollout has an effect on ports that speak HTTP alone',
}] as const;

/** Labels whose values Flagger changes in the pods that it keeps for all requests, by its own defaults. */
const changedByFlagger = ['app', 'name', 'app.kubernetes.io/name'];

/** The rule that Flagger's own pods are guarded, and all ports are routed. */
export const ofFlagger = [({ rollout: owner, ports, workload }: Around): Mistake[] => {
  if (owner?.flagger === undefined) return [];
  const selector = workload?.selector;
  const [changed] = selector === undefined ? ['app'] : Object.keys(Object(selector) as object).filter((key) => changedByFlagger.includes(key));
  return [
    ...(!Array.isArray(ports) || ports.length < 2 ? [] : [{
      code: 'one-port', at: ['ports'], message: 'Flagger routes one port of an application', help: 'declare the port of its Canary alone',
    }]),
    ...(changed === undefined ? [] : [{
      code: 'label-changes',
      at: ['workload', ...(selector ? ['selector', changed] : [])],
      message: `the pods that Flagger keeps for all requests have another value of the label ${quote(changed)}, so that no policy would guard them`,
      help: 'give the pods of the Deployment a label of your own, and write it under `workload.selector` alone',
    }]),
  ];
}, {
  rule: `!has(self.rollout) || !has(self.rollout.flagger) || (self.ports.size() == 1 && has(self.workload) && has(self.workload.selector) && !self.workload.selector.exists(k, k in [${changedByFlagger.map((name) => `'${name}'`).join(', ')}]))`,
  message: 'Flagger routes one port, and changes the labels app and name of pods',
}] as const;
