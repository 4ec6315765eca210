import { selects } from '../../kube/pod';
import type { MeshIngress } from '../../specs/mesh-ingress';

/** Whether the gateways of two ingresses are the same pods, as far as their selectors tell: one picks whatever the other does. */
export function samePods({ spec: { gateway: a } }: MeshIngress, { spec: { gateway: b } }: MeshIngress): boolean {
  return selects(a.selector, b.selector) || selects(b.selector, a.selector);
}
