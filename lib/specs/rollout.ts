import * as z from 'zod/mini';
import { optional } from './field';
import { exactlyOneOf } from './one-of';

const nothing = z.strictObject({});

/** Who else says which version of an application gets how many requests. */
export const rollout = exactlyOneOf(z.strictObject({
  argoRollouts: optional(nothing, 'Argo Rollouts. It is to be told of the VirtualService `<service>.<port>` of each port, and of the subsets `stable` and `canary` of the DestinationRule `<service>`.', { example: '{}' }),
  flagger: optional(nothing, 'Flagger. Its Canary has `service: {name: <service>, delegation: true}`, and the application one port and pods with a label that Flagger does not change.', { example: '{}' }),
}), ['argoRollouts', 'flagger']);
