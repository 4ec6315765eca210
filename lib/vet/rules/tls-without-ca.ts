import { record } from '../../kube/record';
import { text } from '../../kube/text';
import { namespaceOf } from '../../mesh/namespace-of';
import { serviceKinds } from '../kinds';
import { destinationRuleHost } from '../readers/destination-rule-hosts';
import { policyParts } from '../readers/traffic-policies';
import { rule } from '../rule';

export const tlsWithoutCa = rule({
  code: 'FL1205',
  name: 'tls-without-ca',
  severity: 'warning',
  summary: 'A DestinationRule speaks TLS to a host, and does not say whose certificates it trusts.',
  why: 'Without `caCertificates` the server is checked against the CAs of the system. Older versions of Istio checked nothing (istio/istio#35436), and a Service of the cluster seldom has a certificate of a public CA.',
  reads: ['networking.istio.io/DestinationRule', ...serviceKinds],
  sameAs: ['IST0128', 'IST0129'],
  differs: 'For hosts outside the cluster, whose certificates the CAs of the system know, nothing is said; and `credentialName` and `insecureSkipVerify` are looked at.',
  *check(view) {
    for (const on of view.of('networking.istio.io/DestinationRule')) {
      const host = destinationRuleHost(view, on);
      const [service] = host === undefined ? [] : view.hosts().seenFrom(host, namespaceOf(on));
      if (!service || service.external) continue;
      for (const { path, value } of policyParts(on, 'tls')) {
        if (value.mode !== 'SIMPLE' && value.mode !== 'MUTUAL') continue;
        if ([value.caCertificates, value.credentialName].some((ca) => text(ca) !== undefined) || value.insecureSkipVerify === true) continue;
        yield {
          on,
          path: [...path, 'mode'],
          message: `the certificate of \`${record(on.spec).host as string}\` is checked against the CAs of the system alone`,
          help: 'write `caCertificates`, or `credentialName` with a `workloadSelector`',
        };
      }
    }
  },
});
