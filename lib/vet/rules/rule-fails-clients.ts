import { resourceKey, type Resource } from '../../kube/resource';
import { groupBy } from '../../mesh/group-by';
import { hostIndex } from '../../mesh/host-index';
import type { MeshPort, MeshService } from '../../mesh/service';
import { clientGroupsOf } from '../../mtls/client-groups';
import { exchangeOver, waysOf, type Exchange } from '../../mtls/exchange';
import { outcomeOf } from '../../mtls/outcome';
import { serversOf, type Server } from '../../mtls/server';
import { mtlsKinds } from '../kinds';
import { destinationRuleHost } from '../readers/destination-rule-hosts';
import { policyParts } from '../readers/traffic-policies';
import { rule, type Fault } from '../rule';
import type { View } from '../view';

export const ruleFailsClients = rule({
  code: 'FL1213',
  name: 'rule-fails-clients',
  severity: 'error',
  summary: 'A DestinationRule has clients send what the server does not take.',
  why: 'Its `tls` goes before auto mTLS: with DISABLE a STRICT server closes the connection, with ISTIO_MUTUAL one without a proxy, or with a PeerAuthentication that says DISABLE, cannot read it, with SIMPLE or MUTUAL a STRICT one misses the mesh\'s certificate. Judged for every known client and server as istiod would, which the suite on real engines holds against Envoy.',
  reads: mtlsKinds,
  sameAs: ['KIA0205', 'KIA0206', 'KIA0207', 'KIA0208', 'KIA0505', 'KIA0506'],
  differs: 'Kiali compares rules and policies for whole namespaces and the mesh. Here each service is judged with its clients, so that an exception that works is no finding, and one that does not is.',
  *check(view) {
    const groupsOf = clientGroupsOf(view.mesh);
    const seen = new Set<string>();
    for (const judged of servicesWithTls(view)) {
      for (const { sent: { by }, server, symptom = '' } of failures(view, judged, groupsOf)) {
        if (by.resource?.kind !== 'DestinationRule') continue;
        const key = `${resourceKey(by.resource)} ${judged.service.host}`;
        if (seen.size === seen.add(key).size) continue;
        yield faultOf(by.resource, by.path, judged.service, server.by.resource, server.by.path, symptom);
      }
    }
  },
});

interface Judged {
  readonly service: MeshService;
  /** The ports at which a rule could be to blame, and who serves them. */
  readonly ports: readonly { readonly port: MeshPort; readonly servers: readonly Server[] }[];
}

/** The services for which some DestinationRule says how TLS is spoken; of others none can be to blame. */
function servicesWithTls(view: View<typeof mtlsKinds[number]>): readonly Judged[] {
  const rules = view.of('networking.istio.io/DestinationRule').flatMap((on) => {
    const modes = policyParts(on, 'tls').flatMap(({ value: { mode } }) => (mode === undefined ? [] : [mode]));
    const host = modes.length === 0 ? undefined : destinationRuleHost(view, on);
    return host === undefined ? [] : [{ host, mutual: modes.every((mode) => mode === 'ISTIO_MUTUAL') }];
  });
  const byHost = groupBy(rules, ({ host }) => host);
  const hosts = hostIndex(new Map([...byHost].map(([host, same]) => [host, { mutual: same.every(({ mutual }) => mutual) }])));
  return view.services().flatMap((service) => {
    const said = service.external ? [] : hosts.matching(service.host);
    const mutual = said.every((one) => one.mutual);
    const ports = said.length === 0 ? [] : service.ports.map((port) => ({ port, servers: serversOf(view.mesh, service, port) }))
      .filter(({ servers }) => !mutual || servers.some((server) => outcomeOf('Istio mTLS', server, 'proxy').result === 'fails'));
    return ports.length === 0 ? [] : [{ service, ports }];
  });
}

function* failures(
  view: View<typeof mtlsKinds[number]>, { service, ports }: Judged, groupsOf: ReturnType<typeof clientGroupsOf>,
): Generator<Exchange> {
  const groups = groupsOf(service);
  for (const { port, servers } of ports) {
    for (const { client, rule: held } of groups) {
      for (const way of waysOf(view.mesh, client, held, { service, port, servers })) {
        const exchange = exchangeOver(view.mesh, way);
        if (exchange.result === 'fails') yield exchange;
      }
    }
  }
}

function faultOf(
  on: Resource, path: Fault['path'] | undefined, service: MeshService, policy: Resource | undefined, policyPath: Fault['path'] | undefined, symptom: string,
): Fault {
  return {
    on,
    path: path ?? ['spec', 'trafficPolicy', 'tls'],
    message: `by this rule calls of \`${service.host}\` fail: ${symptom}`,
    help: 'take `tls` out, so that Istio finds out what the server takes',
    ...(policy && { related: [{ on: policy, path: policyPath ?? ['metadata', 'name'], message: 'what the server takes' }] }),
  };
}
