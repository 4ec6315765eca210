import { notForExternalDns } from '../../dns/external-dns';
import type { AuthorizationPolicySpec } from '../../kube/generated/authorization-policy';
import type { GatewaySpec } from '../../kube/generated/gateway';
import type { Origin } from '../../routing/intent';
import type { MeshSettings } from '../../specs/mesh-settings';
import { egressHosts, egressOf, serverName } from '../egress';
import { isOpaque } from '../outside-host';
import { synthesized, type Synthesized } from '../synthesized';

/** The Gateway by which applications leave the mesh, with a server for each port of a host, and the policy by which it lets out nobody. */
export function egressGateway(settings: MeshSettings): Synthesized<GatewaySpec | AuthorizationPolicySpec>[] {
  const egress = egressOf(settings);
  if (!egress) return [];
  const { name, gateway: { namespace, selector, port: number } } = egress;
  const from: readonly [Origin] = [{ spec: settings, path: ['spec', 'egressGateway'] }];
  const led = egressHosts(settings).filter(({ direct }) => !direct);
  const servers = led.flatMap((host) => host.ports.map((port) => ({ protocol: isOpaque(port) ? 'TLS' : 'HTTPS', hosts: [`./${serverName(host, port)}`] })));
  return [
    ...(servers.length === 0 ? [] : [synthesized({
      apiVersion: 'networking.istio.io/v1',
      kind: 'Gateway',
      metadata: { name, namespace, annotations: notForExternalDns },
      spec: {
        selector,
        servers: servers.map(({ protocol, hosts }, index) => ({
          port: { number, name: `${protocol.toLowerCase()}-${index}`, protocol }, hosts, tls: { mode: 'ISTIO_MUTUAL' as const },
        })),
      },
    }, from)]),
    synthesized({
      apiVersion: 'security.istio.io/v1',
      kind: 'AuthorizationPolicy',
      metadata: { name, namespace },
      spec: { selector: { matchLabels: selector }, action: 'ALLOW' as const },
    }, from),
  ];
}
