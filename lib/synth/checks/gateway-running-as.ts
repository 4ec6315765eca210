import type { MeshIngress } from '../../specs/mesh-ingress';

/** The ingress whose gateway is among the clients of a namespace that run as an account, or as any where none is named. */
export function gatewayRunningAs(
  { namespace, serviceAccount }: { readonly namespace: string; readonly serviceAccount?: string }, ingresses: readonly MeshIngress[],
): MeshIngress | undefined {
  return ingresses.find(({ metadata, spec: { gateway } }) => (
    metadata.namespace === namespace && (serviceAccount ?? gateway.serviceAccount) === gateway.serviceAccount
  ));
}
