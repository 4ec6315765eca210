import type { AuthorizationPolicySpec } from '../../kube/generated/authorization-policy';
import type { MeshSettings } from '../../specs/mesh-settings';
import { synthesized, type Synthesized } from '../synthesized';

/**
 * For each closed namespace a policy for all its pods that lets in nobody.
 *
 * Policies that allow add up (Istio's «allow nothing»), so that it takes nothing from what others let in.
 */
export function defaultDeny(settings: MeshSettings): Synthesized<AuthorizationPolicySpec>[] {
  return (settings.spec.defaultDeny?.namespaces ?? []).map((namespace) => synthesized({
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: { name: `${settings.metadata.name}-default-deny`, namespace },
    spec: { action: 'ALLOW' as const },
  }, [{ spec: settings, path: ['spec', 'defaultDeny'] }]));
}
