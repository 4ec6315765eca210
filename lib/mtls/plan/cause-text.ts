import type { Resource } from '../../kube/resource';
import type { Cause } from '../cause';

/** A cause in one line: `DestinationRule shop/orders spec.trafficPolicy.tls.mode`, and the rule of Istio in words. */
export function causeText({ resource, path, because }: Cause): string {
  const place = resource && [resourceText(resource), path?.join('.')].filter(Boolean).join(' ');
  if (place === undefined) return because ?? '';
  return because === undefined ? place : `${because} (${place})`;
}

/** `DestinationRule shop/orders`. */
export function resourceText({ kind, metadata: { namespace, name } }: Resource): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}
