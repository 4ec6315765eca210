import { sortedSet } from '../kube/order';
import type { ObjectMeta, Resource } from '../kube/resource';
import { rolloutMark } from '../kube/rollout-mark';
import type { SecureApplication } from '../specs/secure-application';

/**
 * The marks of what is written once and belongs to a controller from then on. Its content hangs on little but its own name, so that
 * nobody has to write it again.
 *
 * The label lets `kubectl apply` leave it out, the annotation keeps Flux from writing what is there already.
 */
export function handedOver(to: 'argoRollouts'): Pick<ObjectMeta, 'labels' | 'annotations'> {
  return { labels: { [rolloutMark]: to }, annotations: { 'kustomize.toolkit.fluxcd.io/ssa': 'IfNotPresent' } };
}

/** Whether a resource belongs to a controller once it is there. */
export function isHandedOver({ metadata: { labels } }: Resource): boolean {
  return labels?.[rolloutMark] !== undefined;
}

/** Names what routes delegate to and a controller makes itself, so that nobody misses it among ours. */
export function madeByController(applications: readonly { readonly spec: SecureApplication; readonly service: string }[]): Record<string, string> {
  const names = applications.flatMap(({ spec, service }) => (spec.spec.rollout?.flagger ? [service] : []));
  return names.length === 0 ? {} : { [rolloutMark]: sortedSet(names).join(', ') };
}
