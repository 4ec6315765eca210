import { resourceKey, type Resource } from '../../kube/resource';
import { hostIndex } from '../../mesh/host-index';
import type { MeshService } from '../../mesh/service';
import { clientGroupsOf } from '../../mtls/client-groups';
import { exchangeOver, waysOf, type Exchange } from '../../mtls/exchange';
import { serversOf } from '../../mtls/server';
import { destinationRuleHost } from '../destination-rule-hosts';
import { mtlsKinds } from '../kinds';
import { rule, type Fault } from '../rule';
import { policyParts } from '../traffic-policies';
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
    for (const service of servicesWithTls(view)) {
      for (const { sent: { by }, server, symptom = '' } of failures(view, service, groupsOf)) {
        if (by.resource?.kind !== 'DestinationRule') continue;
        const key = `${resourceKey(by.resource)} ${service.host}`;
        if (seen.size === seen.add(key).size) continue;
        yield faultOf(by.resource, by.path, service, server.by.resource, server.by.path, symptom);
      }
    }
  },
});

/** The services for which some DestinationRule says how TLS is spoken; of others none can be to blame. */
function servicesWithTls(view: View<typeof mtlsKinds[number]>): readonly MeshService[] {
  const rules = view.of('networking.istio.io/DestinationRule').filter((on) => policyParts(on, 'tls').some(({ value }) => value.mode !== undefined));
  if (rules.length === 0) return [];
  const hosts = hostIndex(new Map(rules.flatMap((on): [string, true][] => {
    const host = destinationRuleHost(view, on);
    return host === undefined ? [] : [[host, true]];
  })));
  return view.services().filter((service) => !service.external && hosts.mostSpecific(service.host) === true);
}

function* failures(view: View<typeof mtlsKinds[number]>, service: MeshService, groupsOf: ReturnType<typeof clientGroupsOf>): Generator<Exchange> {
  const groups = groupsOf(service);
  for (const port of service.ports) {
    const servers = serversOf(view.mesh, service, port);
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
