import { eachResource, type Wrong } from '../readers/each-resource';
import { partOf, type Part } from '../readers/routes';
import { trafficPolicies } from '../readers/traffic-policies';
import { rule } from '../rule';
import { hostFault } from '../syntax/host';
import { isIpAddress } from '../syntax/ip-address';
import { isPortNumber } from '../syntax/port-number';

export const tunnel = rule({
  code: 'FL3049',
  name: 'tunnel',
  severity: 'error',
  summary: 'A tunnel leads nowhere, or stands beside the PROXY protocol.',
  why: 'A tunnel is asked for by CONNECT or POST, to one host and port. The webhook refuses the DestinationRule (pkg/config/validation/validation.go, `validateTunnelSettings` and `validateTrafficPolicy`).',
  reads: ['networking.istio.io/DestinationRule'],
  sameAs: ['IST0106'],
  check: eachResource(['networking.istio.io/DestinationRule'], function* (on) {
    for (const policy of trafficPolicies(on).filter(({ ofPort }) => !ofPort)) {
      const part = partOf(policy, 'tunnel');
      if (!part) continue;
      if (partOf(policy, 'proxyProtocol')) yield { path: [...policy.path, 'proxyProtocol'], at: 'key', message: '`proxyProtocol` cannot stand beside `tunnel`', help: 'keep one of them' };
      yield* judge(part);
    }
  }),
});

function* judge({ path, value: { protocol, targetHost, targetPort } }: Part): Generator<Wrong> {
  if (typeof protocol === 'string' && !['', 'CONNECT', 'POST'].includes(protocol)) yield { path: [...path, 'protocol'], message: `no tunnel is asked for by \`${protocol}\``, help: 'write CONNECT or POST' };
  if (typeof targetHost === 'string' && hostFault(targetHost) !== undefined && !isIpAddress(targetHost)) {
    yield { path: [...path, 'targetHost'], message: `\`${targetHost}\` is no host`, help: 'write a full name without a wildcard, or an IP address' };
  }
  if (typeof targetPort === 'number' && !isPortNumber(targetPort)) yield { path: [...path, 'targetPort'], message: `${targetPort} is no port`, help: 'write a number from 1 to 65535' };
}
