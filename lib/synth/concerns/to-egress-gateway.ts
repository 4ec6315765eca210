import type { DestinationRuleSpec } from '../../kube/generated/destination-rule';
import { principal } from '../../routing/istio/policy-rule';
import { serverName, type Egress } from '../egress';
import type { Outside } from '../outside';
import { outsideRule } from '../outside-rule';
import type { Synthesized } from '../synthesized';

/** The DestinationRule by which proxies bring what is called outside to the egress gateway, by mutual TLS with nobody else. */
export function toEgressGateway(outside: Outside, { gateway, trustDomain }: Egress): Synthesized<DestinationRuleSpec>[] {
  const subjectAltNames = [`spiffe://${principal(trustDomain, gateway.namespace, gateway.serviceAccount)}`];
  return [outsideRule(outside, outside.ports.map((port) => ({
    port: { number: port.port },
    tls: { mode: 'ISTIO_MUTUAL' as const, sni: serverName(outside, port), subjectAltNames },
  })))];
}
