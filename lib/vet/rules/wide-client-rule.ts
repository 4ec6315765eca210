import { namespaceOf } from '../../mesh/namespace-of';
import { destinationRuleHost } from '../readers/destination-rule-hosts';
import { policyParts } from '../readers/traffic-policies';
import { rule } from '../rule';

export const wideClientRule = rule({
  code: 'FL1208',
  name: 'wide-client-rule',
  severity: 'warning',
  summary: 'A DestinationRule of an application says for every host how TLS is spoken.',
  why: 'A wildcard in the namespace of the clients goes before the exact rule in the namespace of a Service: `*.local` with DISABLE here undoes ISTIO_MUTUAL there (pilot/pkg/model/push_context.go destinationRule). Seen on istiod.',
  reads: ['networking.istio.io/DestinationRule'],
  sameAs: ['KIA0204'],
  differs: 'Kiali looks the other way round: for rules without `tls` below a wide one, which auto mTLS makes harmless.',
  *check(view) {
    for (const on of view.of('networking.istio.io/DestinationRule')) {
      const own = namespaceOf(on);
      const host = destinationRuleHost(view, on) ?? '';
      const isWide = host.startsWith('*') && takesInServices(host.slice(1), `.svc.${view.clusterDomain}`) && host !== `*.${own}.svc.${view.clusterDomain}`;
      if (!isWide || own === view.config.rootNamespace) continue;
      for (const { path, value } of policyParts(on, 'tls')) {
        if (value.mode === undefined) continue;
        yield {
          on,
          path: [...path, 'mode'],
          message: `for clients of \`${own}\` this goes before what the Services of \`${host}\` say of themselves`,
          help: `name the hosts that are meant, or put the rule into \`${view.config.rootNamespace}\` for the whole mesh`,
        };
      }
    }
  },
});

/** Whether a wildcard is for Services: for those of a namespace, or for those of all. */
function takesInServices(ending: string, services: string): boolean {
  return ending.endsWith(services) || services.endsWith(ending);
}
