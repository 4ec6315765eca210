import type { MeshIngress } from '../../specs/mesh-ingress';
import { samePods } from './same-pods';

/**
 * Whether a browser could ask for hosts of both ingresses over one connection, as far as the specs tell: it takes one address with one port
 * for one server (RFC 9113, section 9.1.1), be it that of the same pods or of what stands before them.
 */
export function sameConnection(a: MeshIngress, b: MeshIngress): boolean {
  return a.spec.gateway.ports.https === b.spec.gateway.ports.https && (samePods(a, b) || addressOf(a) === addressOf(b));
}

function addressOf({ metadata: { namespace }, spec: { gateway: { address: { service, hostname, ip } } } }: MeshIngress): string {
  return JSON.stringify(service === undefined ? [hostname, ip] : [namespace, service]);
}
