import { meansTrue } from '../../kube/means-true';
import { stringsIn } from '../../kube/pod';
import type { Resource } from '../../kube/resource';
import { actionOf } from '../../mesh/authorization-rules';

/** The annotation by which an AuthorizationPolicy is only tried out. */
export const dryRunAnnotation = 'istio.io/dry-run';

/** Whether an AuthorizationPolicy refuses nobody, since it is only tried out. */
export function isTriedOut(policy: Resource): boolean {
  return meansTrue(stringsIn(policy.metadata.annotations)[dryRunAnnotation]) && ['ALLOW', 'DENY'].includes(actionOf(policy));
}
