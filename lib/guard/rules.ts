import type { MeshIngress } from '../specs/mesh-ingress';
import type { Rule } from './policy';
import { virtualServices } from './rules/virtual-services';

/** Everything that is held; some of it depends on the ingresses. */
export function rules(_ingresses: readonly MeshIngress[]): readonly Rule[] {
  return [virtualServices];
}
