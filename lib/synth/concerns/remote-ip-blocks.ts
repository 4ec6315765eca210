import type { AuthorizationPolicySpec } from '../../kube/generated/authorization-policy';
import type { MeshIngress } from '../../specs/mesh-ingress';
import { synthesized, type Synthesized } from '../synthesized';

/**
 * The policy of the gateway's pods that refuses clients by their addresses.
 *
 * It denies: one that allows would close every other host on the same pods, and open them for whom another allows. Every request has an
 * address, so that nothing passes for want of one.
 */
export function refusedAddresses(ingress: MeshIngress): Synthesized<AuthorizationPolicySpec>[] {
  const { metadata: { name, namespace }, spec: { gateway: { selector }, remoteIpBlocks } } = ingress;
  if (!remoteIpBlocks) return [];
  const { allow, deny } = remoteIpBlocks;
  return [synthesized({
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: { name: `${name}-remote-ip-blocks`, namespace },
    spec: {
      selector: { matchLabels: selector },
      action: 'DENY',
      rules: [
        ...(allow ? [{ from: [{ source: { notRemoteIpBlocks: allow.flatMap(spellings) } }] }] : []),
        ...(deny ? [{ from: [{ source: { remoteIpBlocks: deny.flatMap(spellings) } }] }] : []),
      ],
    },
  }, [{ spec: ingress, path: ['spec', 'remoteIpBlocks'] }])];
}

/** A block, and one of IPv4 also as proxies write it that listen on IPv6: Envoy takes the two for different addresses. */
function spellings(block: string): string[] {
  if (block.includes(':')) return [block];
  const [address, length] = block.split('/');
  return [block, `::ffff:${address}${length === undefined ? '' : `/${96 + Number(length)}`}`];
}
