import type { DestinationRuleSpec } from '../../kube/generated/destination-rule';
import type { OutsideHost } from '../outside-host';
import { outsideName } from '../outside-name';
import { synthesized, type Synthesized } from '../synthesized';

/** The DestinationRule by which proxies encrypt what is called in the clear, to nobody but a host with a certificate for its name. */
export function tlsOrigination(outside: OutsideHost): Synthesized<DestinationRuleSpec>[] {
  const { namespace, host, ports, origins } = outside;
  const encrypted = ports.filter(({ tlsPort }) => tlsPort !== undefined);
  if (encrypted.length === 0) return [];
  return [synthesized({
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: { name: outsideName(outside), namespace },
    spec: {
      host,
      exportTo: ['.'],
      trafficPolicy: {
        portLevelSettings: encrypted.map(({ port }) => ({
          port: { number: port },
          tls: { mode: 'SIMPLE' as const, sni: host, caCertificates: 'system', subjectAltNames: [host] },
        })),
      },
    },
  }, origins)];
}
