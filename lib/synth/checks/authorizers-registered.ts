import type { MeshIngress } from '../../specs/mesh-ingress';
import type { MeshSettings } from '../../specs/mesh-settings';
import type { Problem } from '../../specs/problem';

/** Authorizers that istiod may not know: it reads of them in the MeshConfig, which comes of the settings. */
export function authorizersRegistered(ingresses: readonly MeshIngress[], settings: MeshSettings | undefined): Problem[] {
  if (settings) return [];
  return ingresses.filter(({ spec }) => spec.authorizers).map((on) => ({
    code: 'authorizers-not-registered',
    on,
    path: ['spec', 'authorizers'],
    message: 'istiod knows authorizers by the MeshConfig that comes of a `MeshSettings`, and none is in sight; while it does not know one, every request of the paths that ask it is refused',
    help: 'give the `MeshSettings` as well, and make it with this ingress in sight',
  }));
}
