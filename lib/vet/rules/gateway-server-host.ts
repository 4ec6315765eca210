import { gatewayServers, type ServerHost } from '../../mesh/gateway-servers';
import { eachResource } from '../readers/each-resource';
import { rule } from '../rule';
import { isDnsLabel } from '../syntax/dns-label';
import { isPartialWildcard, wildcardHostFault } from '../syntax/host';
import { isIpAddress } from '../syntax/ip-address';

export const gatewayServerHost = rule({
  code: 'FL3003',
  name: 'gateway-server-host',
  severity: 'error',
  summary: 'A host of a server of a Gateway is none.',
  why: 'A server is for full domain names, IP addresses, `*`, and names that start with `*.`, each with a namespace and `/` before it or not. The webhook refuses the Gateway (pkg/config/validation/agent/validation.go, `ValidateNamespaceSlashWildcardHostname`).',
  reads: ['networking.istio.io/Gateway'],
  sameAs: ['IST0106'],
  check: eachResource(['networking.istio.io/Gateway'], function* (gateway) {
    for (const entry of gatewayServers(gateway).flatMap(({ hosts }) => hosts)) {
      const fault = faultOf(entry);
      if (fault) yield { path: entry.path, ...fault };
    }
  }),
});

function faultOf({ namespace, host }: ServerHost): { message: string; help: string } | undefined {
  if (namespace !== '*' && namespace !== '.' && !isDnsLabel(namespace)) {
    return { message: `\`${namespace}\` before the \`/\` is no namespace`, help: 'write a namespace, `.` for that of the Gateway, or `*` for all' };
  }
  if (host === '*' || (isIpAddress(host) && host.includes('.'))) return undefined;
  if (host === '') return { message: 'there is no host', help: 'write a full domain name, or `*` for all' };
  if (isIpAddress(host)) return { message: `\`${host}\` is an address of version 6, which Istio takes for a short name here`, help: 'write the domain name, or `*`' };
  const fault = wildcardHostFault(host);
  if (fault !== undefined) return { message: `\`${host}\` is no host: ${fault}`, help: 'write a full domain name without scheme, port and path, or `*.` and a domain' };
  if (!host.includes('.')) return { message: `\`${host}\` is a short name, which no client outside of a namespace knows`, help: 'write the full domain name, such as `shop.example.com`' };
  if (isPartialWildcard(host)) return { message: `\`${host}\` starts with \`*\`, but not with \`*.\``, help: 'write `*.` and a domain: a wildcard stands for whole labels' };
  return undefined;
}
