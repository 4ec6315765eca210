import { record } from '../../kube/record';
import { text } from '../../kube/text';
import { boundGateways } from '../../mesh/bound-gateways';
import { fullHost } from '../../mesh/full-host';
import { namespaceOf } from '../../mesh/namespace-of';
import { routeDestinations } from '../../mesh/route-destinations';
import { destinationRuleHost } from '../destination-rule-hosts';
import { rule } from '../rule';
import { policyParts } from '../traffic-policies';

export const credentialDropped = rule({
  code: 'FL1212',
  name: 'credential-dropped',
  severity: 'error',
  summary: 'A DestinationRule gives sidecars a Secret for TLS, and they speak plaintext.',
  why: 'A sidecar may not read Secrets unless the rule has a `workloadSelector`: istiod drops the whole TLS setting, and the connection goes out in plaintext without an error. Seen on istiod. Gateways may read them.',
  reads: ['networking.istio.io/DestinationRule', 'networking.istio.io/VirtualService'],
  sameAs: [],
  *check(view) {
    const throughGateways = new Set(view.of('networking.istio.io/VirtualService')
      .filter((route) => boundGateways(route).some((name) => name !== 'mesh'))
      .flatMap((route) => routeDestinations(route).map(({ host }) => fullHost(host, namespaceOf(route), view.clusterDomain))));
    for (const on of view.of('networking.istio.io/DestinationRule')) {
      const host = destinationRuleHost(view, on);
      if (host === undefined || record(on.spec).workloadSelector !== undefined || throughGateways.has(host)) continue;
      for (const { path, value } of policyParts(on, 'tls')) {
        const secret = text(value.credentialName);
        if (secret === undefined || secret.startsWith('configmap://')) continue;
        yield {
          on,
          path: [...path, 'credentialName'],
          message: `sidecars do not read the Secret \`${secret}\`, and speak plaintext to \`${host}\``,
          help: 'name the pods in a `workloadSelector`, or use files (`caCertificates`, `clientCertificate`, `privateKey`)',
        };
      }
    }
  },
});
