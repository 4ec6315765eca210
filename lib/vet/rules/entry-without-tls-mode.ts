import { list } from '../../kube/list';
import { stringsIn } from '../../kube/pod';
import { record } from '../../kube/record';
import { hostIndex } from '../../mesh/host-index';
import { namespaceOf } from '../../mesh/namespace-of';
import { namespaceMode } from '../../mtls/sidecar-modes';
import { destinationRuleHost } from '../readers/destination-rule-hosts';
import { policyParts } from '../readers/traffic-policies';
import { rule } from '../rule';
import type { View } from '../view';

const label = 'security.istio.io/tlsMode';

export const entryWithoutTlsMode = rule({
  code: 'FL1308',
  name: 'entry-without-tls-mode',
  severity: 'warning',
  summary: 'An endpoint inside the mesh does not say that it speaks mutual TLS, where servers take nothing else.',
  why: 'Of pods the injector says it, by the label `security.istio.io/tlsMode: istio`. An endpoint that is written by hand is dialled in plaintext without it, and a STRICT server closes the connection (pilot/pkg/xds/endpoints/mtls_checker.go). Seen on istiod.',
  reads: ['networking.istio.io/ServiceEntry', 'networking.istio.io/DestinationRule', 'security.istio.io/PeerAuthentication'],
  sameAs: [],
  *check(view) {
    const told = toldHosts(view);
    for (const on of view.of('networking.istio.io/ServiceEntry')) {
      const { location, endpoints, hosts } = record(on.spec);
      const { mode, by } = namespaceMode(view.peerAuthentications(), namespaceOf(on));
      if (location !== 'MESH_INTERNAL' || mode !== 'STRICT') continue;
      // a DestinationRule goes before what endpoints say
      if (list(hosts).every((host) => typeof host === 'string' && told(host))) continue;
      for (const [index, endpoint] of list(endpoints).entries()) {
        if (stringsIn(record(endpoint).labels)[label] !== undefined) continue;
        yield {
          on,
          path: ['spec', 'endpoints', index],
          message: `clients send plaintext to this endpoint, and \`${namespaceOf(on)}\` is STRICT`,
          help: `write \`labels: {${label}: istio}\` where it has a sidecar`,
          ...(by.resource && { related: [{ on: by.resource, path: by.path ?? ['spec'], message: 'what makes it STRICT' }] }),
        };
      }
    }
  },
});

/** Whether some DestinationRule says of a host how TLS is spoken to it. */
function toldHosts(view: View<'networking.istio.io/DestinationRule'>): (host: string) => boolean {
  const rules = view.of('networking.istio.io/DestinationRule').filter((on) => policyParts(on, 'tls').some(({ value }) => value.mode !== undefined));
  const hosts = hostIndex(new Map(rules.flatMap((on): [string, true][] => {
    const host = destinationRuleHost(view, on);
    return host === undefined ? [] : [[host, true]];
  })));
  return (host) => hosts.mostSpecific(host) === true;
}
