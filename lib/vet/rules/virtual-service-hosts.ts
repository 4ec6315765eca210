import { list } from '../../kube/list';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { eachResource, type Wrong } from '../readers/each-resource';
import { textsAt, type Placed } from '../readers/items-at';
import { rule } from '../rule';
import { wildcardHostFault } from '../syntax/host';
import { isIpAddress } from '../syntax/ip-address';

export const virtualServiceHosts = rule({
  code: 'FL3011',
  name: 'virtual-service-hosts',
  severity: 'error',
  summary: 'A host of a VirtualService is none, is `*` inside the mesh, or is named twice.',
  why: 'Routes hang on hosts: a domain name, or one that starts with `*`. Inside the mesh `*` would be every host there is, and of two hosts that take in each other the proxy could not tell which is meant. The webhook refuses the VirtualService (pkg/config/validation/validation.go, `ValidateVirtualService`).',
  reads: ['networking.istio.io/VirtualService'],
  sameAs: ['IST0106'],
  check: eachResource(['networking.istio.io/VirtualService'], function* (on) {
    const hosts = textsAt(record(on.spec).hosts, ['spec', 'hosts']);
    const gateways = list(record(on.spec).gateways).filter((gateway) => typeof gateway === 'string');
    const invalid = hosts.flatMap((host) => invalidHost(gateways, host));
    yield* invalid;
    if (invalid.length === 0 && hosts.length > 1) yield* overlaps(on, hosts);
  }),
});

function invalidHost(gateways: readonly string[], { path, value }: Placed<string>): Wrong[] {
  const inMesh = gateways.length === 0 || gateways.includes('mesh');
  if (value === '*' && inMesh) {
    return [{ path, message: '`*` is not taken inside the mesh', help: gateways.length === 0 ? 'name the hosts, or write `gateways` if these routes are for a gateway' : 'name the hosts, or take `mesh` out of `gateways`' }];
  }
  // a gateway between clusters knows names that istiod makes
  if (isIpAddress(value) || (!inMesh && value.startsWith('outbound_'))) return [];
  const fault = wildcardHostFault(value);
  return fault === undefined ? [] : [{ path, message: `\`${value}\` is no host: ${fault}`, help: 'write a domain name without scheme, port and path, or `*.` and a domain' }];
}

/** Hosts that another host of the list takes in, the same ones too. */
function* overlaps(on: Resource, hosts: readonly Placed<string>[]): Generator<Wrong> {
  const seen = new Map<string, Wrong['path']>();
  const wide = new Map(hosts.filter(({ value }) => value.startsWith('*')).map(({ value, path }) => [value.slice(1), path]));
  for (const { path, value } of hosts) {
    const other = seen.get(value) ?? widerThan(value, wide);
    if (other) {
      yield {
        path,
        message: `\`${value}\` is among the hosts already`,
        help: 'keep one of the two',
        related: [{ on, path: other, message: 'by this one' }],
      };
    }
    if (!seen.has(value)) seen.set(value, path);
  }
}

function widerThan(host: string, wide: ReadonlyMap<string, Wrong['path']>): Wrong['path'] | undefined {
  const starred = host.startsWith('*');
  const body = starred ? host.slice(1) : host;
  for (let at = starred ? 1 : 0; at <= body.length; at += 1) {
    const found = wide.get(body.slice(at));
    if (found) return found;
  }
  return undefined;
}
