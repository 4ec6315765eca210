import { sortedSet } from '../kube/order';
import type { MeshIngress } from '../specs/mesh-ingress';

/** A TCP port of a gateway. */
export interface GatewayPort {
  readonly name: string;
  readonly port: number;
  /**
   * The name by which routes bind to it: Istio binds them to servers by hosts, though TCP has none.
   *
   * It lies in no domain, so that nobody who may route to the port gets a name of one by it.
   */
  readonly host: string;
  /** Those that may claim it. */
  readonly namespaces: readonly string[];
}

/** The TCP ports of an ingress, in the order of the spec. */
export function gatewayPortsOf({ metadata, spec: { gateway, grants = [] } }: MeshIngress): GatewayPort[] {
  return (gateway.ports.tcp ?? []).map(({ name, port }) => ({
    name,
    port,
    host: portHost(metadata, name),
    namespaces: sortedSet(grants.filter(({ gatewayPorts }) => gatewayPorts?.includes(name)).flatMap(({ namespaces }) => namespaces)),
  }));
}

/** `postgres.public.istio-ingress.tcp` */
export function portHost({ name, namespace }: MeshIngress['metadata'], port: string): string {
  return `${port}.${name}.${namespace}.tcp`;
}
