import { list } from '../../kube/list';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { coversHost } from '../../mesh/covers-host';
import { eachResource, type Wrong } from '../readers/each-resource';
import { textsAt, type Placed } from '../readers/items-at';
import { connectionRoutes, partsOf, type Part } from '../readers/routes';
import { rule } from '../rule';
import { wildcardHostFault } from '../syntax/host';
import { isIpAddress, isIpRange } from '../syntax/ip-address';

export const virtualServiceConnectionRoutes = rule({
  code: 'FL3027',
  name: 'virtual-service-connection-routes',
  severity: 'error',
  summary: 'A route for TLS or TCP fits nothing, or leads nowhere.',
  why: 'A connection with TLS is known by the name that the client asks for (SNI), which has to be among the hosts of the VirtualService; clients ask for no IP address. The webhook refuses the VirtualService, and warns of addresses (pkg/config/validation/validation.go, `validateTLSRoute` and `validateTCPRoute`).',
  reads: ['networking.istio.io/VirtualService'],
  sameAs: ['IST0106', 'IST0133'],
  check: eachResource(['networking.istio.io/VirtualService'], function* (on) {
    for (const route of connectionRoutes(on)) {
      const matches = partsOf([route], 'match');
      if (route.protocol === 'tls') {
        if (matches.length === 0) yield { path: [...route.path, 'match'], at: 'key', message: 'this route for TLS fits no connection', help: 'write `match` with `sniHosts`' };
        for (const match of matches) yield* names(on, match);
      }
      if (list(route.value.route).length === 0) yield { path: [...route.path, 'route'], at: 'key', message: 'this route leads nowhere', help: 'write `route` with a destination' };
      yield* subnets(matches);
    }
  }),
});

function* names(on: Resource, { path, value }: Part): Generator<Wrong> {
  const hosts = textsAt(record(on.spec).hosts, []).map((host) => host.value);
  const sniHosts = textsAt(value.sniHosts, [...path, 'sniHosts']);
  if (sniHosts.length === 0) yield { path: [...path, 'sniHosts'], at: 'key', message: 'this match names no host', help: 'write the hosts that clients ask for' };
  for (const host of sniHosts) yield* nameFault(host, hosts);
}

function* nameFault({ path, value }: Placed<string>, hosts: readonly string[]): Generator<Wrong> {
  // gateways between clusters know names that istiod makes
  const fault = value.startsWith('outbound_') ? undefined : wildcardHostFault(value);
  if (fault !== undefined && isIpAddress(value)) {
    yield { path, severity: 'warning', message: `no client asks for an address such as \`${value}\``, help: 'write the name, or a route for TCP with `destinationSubnets`' };
  } else if (fault !== undefined) {
    yield { path, message: `\`${value}\` is no host: ${fault}`, help: 'write a domain name, or `*.` and a domain' };
  } else if (!hosts.some((host) => coversHost(host, value))) {
    yield { path, message: `\`${value}\` is not among the \`hosts\` of the VirtualService`, help: `the hosts are ${hosts.map((host) => `\`${host}\``).join(', ') || 'none'}: add it there, or take it out here` };
  }
}

function* subnets(matches: readonly Part[]): Generator<Wrong> {
  for (const { path, value } of matches.flatMap((match) => textsAt(match.value.destinationSubnets, [...match.path, 'destinationSubnets']))) {
    if (!isIpRange(value)) yield { path, message: `\`${value}\` is no address and no range of them`, help: 'write one such as `10.0.0.0/8`' };
  }
}
