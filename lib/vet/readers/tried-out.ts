import { stringsIn } from '../../kube/pod';
import type { Resource } from '../../kube/resource';
import { actionOf } from '../../mesh/authorization-rules';

/** As Go reads what is true. */
const yes = ['1', 't', 'T', 'TRUE', 'true', 'True'];

/** The annotation by which an AuthorizationPolicy is only tried out. */
export const dryRunAnnotation = 'istio.io/dry-run';

/** Whether an AuthorizationPolicy refuses nobody, since it is only tried out. */
export function isTriedOut(policy: Resource): boolean {
  const value = stringsIn(policy.metadata.annotations)[dryRunAnnotation];
  return value !== undefined && yes.includes(value) && ['ALLOW', 'DENY'].includes(actionOf(policy));
}
