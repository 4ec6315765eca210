import type { DestinationRuleSpec } from '../../kube/generated/destination-rule';
import { principal } from '../../routing/istio/policy-rule';
import { serverName, type Egress } from '../egress';
import type { Outside } from '../outside';
import { outsideName } from '../outside-name';
import { synthesized, type Synthesized } from '../synthesized';

/** The DestinationRule by which proxies bring what is called outside to the egress gateway, by mutual TLS with nobody else. */
export function toEgressGateway(outside: Outside, { gateway, trustDomain }: Egress): Synthesized<DestinationRuleSpec>[] {
  const { namespace, host, ports, origins } = outside;
  const subjectAltNames = [`spiffe://${principal(trustDomain, gateway.namespace, gateway.serviceAccount)}`];
  return [synthesized({
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: { name: outsideName(outside), namespace },
    spec: {
      host,
      exportTo: ['.'],
      trafficPolicy: {
        portLevelSettings: ports.map((port) => ({
          port: { number: port.port },
          tls: { mode: 'ISTIO_MUTUAL' as const, sni: serverName(outside, port), subjectAltNames },
        })),
      },
    },
  }, origins)];
}
