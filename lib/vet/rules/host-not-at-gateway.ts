import { list } from '../../kube/list';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { boundGateways } from '../../mesh/bound-gateways';
import { namespaceOf } from '../../mesh/namespace-of';
import { oncePerKey } from '../../mesh/once-per-key';
import { servedHosts, type ServedHosts } from '../../mesh/served-hosts';
import { namedGateways } from '../readers/named-gateways';
import { rule, type Fault } from '../rule';
import type { View } from '../view';

type Kinds = 'networking.istio.io/VirtualService' | 'networking.istio.io/Gateway';

export const hostNotAtGateway = rule({
  code: 'FL1004',
  name: 'host-not-at-gateway',
  severity: 'error',
  summary: 'No server of the Gateways that a VirtualService names takes its host.',
  why: 'A gateway serves what the hosts of a VirtualService and of a server have in common, and only for the namespaces that the server\'s host lets in (`shop/*`, `./*`). Requests for any other host are 404 (Istio, «Gateway» reference, `servers.hosts`).',
  reads: ['networking.istio.io/VirtualService', 'networking.istio.io/Gateway'],
  sameAs: ['IST0132'],
  differs: 'Every host is judged, not only whether some host fits; a Gateway that none of the hosts is for is a warning where another one has them.',
  *check(view) {
    const served = oncePerKey((gateway: Resource) => servedHosts(gateway));
    for (const on of view.of('networking.istio.io/VirtualService')) yield* judge(view, served, on);
  },
});

function* judge(view: View<Kinds>, served: (gateway: Resource) => ServedHosts, on: Resource): Generator<Fault> {
  const hosts = list(record(on.spec).hosts).flatMap((host, index) => (typeof host === 'string' ? [{ host, path: ['spec', 'hosts', index] }] : []));
  const bound = namedGateways(on).filter(({ path }) => path.length === 3)
    .map(({ path, namespace, name }) => ({ path, gateway: view.find('networking.istio.io/Gateway', namespace, name) }));
  const takes = (gateway: Resource, host: string) => served(gateway)(host, namespaceOf(on)).length > 0;
  const known = bound.flatMap(({ path, gateway }) => (gateway ? [{ path, gateway }] : []));
  // a Gateway that is not in sight may take what the others do not, and sidecars take every host
  const complete = known.length === bound.length && !boundGateways(on).includes('mesh');
  const lost = complete ? hosts.filter(({ host }) => !known.some(({ gateway }) => takes(gateway, host))) : [];
  for (const { host, path } of lost) {
    const [{ gateway }] = known as [typeof known[number]];
    yield {
      on,
      path,
      message: `no server of ${known.map((entry) => `\`${nameOf(entry.gateway)}\``).join(', ')} takes \`${host}\` from the namespace \`${namespaceOf(on)}\``,
      help: 'add the host to a server of the Gateway, or name the Gateway that has it',
      related: [{ on: gateway, path: ['spec', 'servers'], message: 'the hosts that it takes' }],
    };
  }
  if (hosts.length === 0 || lost.length === hosts.length) return;
  for (const { path, gateway } of known.filter((entry) => !hosts.some(({ host }) => takes(entry.gateway, host)))) {
    yield {
      on,
      path,
      severity: 'warning',
      message: `\`${nameOf(gateway)}\` takes none of the hosts, so that the routes are not in it`,
      help: 'add a host to its servers, or leave it out of `gateways`',
      related: [{ on: gateway, path: ['spec', 'servers'], message: 'the hosts that it takes' }],
    };
  }
}

function nameOf(gateway: Resource): string {
  return `${namespaceOf(gateway)}/${gateway.metadata.name}`;
}
