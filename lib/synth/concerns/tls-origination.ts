import type { DestinationRuleSpec } from '../../kube/generated/destination-rule';
import type { OutsideHost } from '../outside-host';
import { outsideRule } from '../outside-rule';
import type { Synthesized } from '../synthesized';

/** The DestinationRule by which proxies encrypt what is called in the clear, to nobody but a host with a certificate for its name. */
export function tlsOrigination(outside: OutsideHost): Synthesized<DestinationRuleSpec>[] {
  const { host, ports } = outside;
  const encrypted = ports.filter(({ tlsPort }) => tlsPort !== undefined);
  if (encrypted.length === 0) return [];
  return [outsideRule(outside, encrypted.map(({ port }) => ({
    port: { number: port },
    tls: { mode: 'SIMPLE' as const, sni: host, caCertificates: 'system', subjectAltNames: [host] },
  })))];
}
