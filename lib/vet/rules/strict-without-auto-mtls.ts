import { hostIndex } from '../../mesh/host-index';
import { namespaceOf } from '../../mesh/namespace-of';
import { policyMode } from '../../mtls/policy-modes';
import { destinationRuleHost } from '../readers/destination-rule-hosts';
import { selectorOf } from '../readers/policy-kinds';
import { policyParts } from '../readers/traffic-policies';
import { rule } from '../rule';

export const strictWithoutAutoMtls = rule({
  code: 'FL1301',
  name: 'strict-without-auto-mtls',
  severity: 'error',
  summary: 'Servers take mutual TLS alone, and nothing tells clients to speak it.',
  why: 'With `enableAutoMtls: false` a client speaks mutual TLS where a DestinationRule says so, and plaintext elsewhere, which STRICT closes.',
  reads: ['security.istio.io/PeerAuthentication', 'networking.istio.io/DestinationRule', '/ConfigMap'],
  sameAs: ['KIA0401', 'KIA0501'],
  *check(view) {
    if (view.config.enableAutoMtls) return;
    const mutual = view.of('networking.istio.io/DestinationRule').filter((on) => policyParts(on, 'tls').some(({ value }) => value.mode === 'ISTIO_MUTUAL'));
    const wide = hostIndex(new Map(mutual.flatMap((on): [string, true][] => {
      const host = destinationRuleHost(view, on);
      return host === undefined ? [] : [[host, true]];
    })));
    for (const on of view.of('security.istio.io/PeerAuthentication')) {
      if (policyMode(on) !== 'STRICT' || selectorOf('security.istio.io/PeerAuthentication', on)) continue;
      const namespace = namespaceOf(on);
      const isMesh = namespace === view.config.rootNamespace;
      const host = isMesh ? `*.${view.clusterDomain.split('.').at(-1)!}` : `*.${namespace}.svc.${view.clusterDomain}`;
      if (wide.mostSpecific(isMesh ? `*.svc.${view.clusterDomain}` : host) === true) continue;
      yield {
        on,
        path: ['spec', 'mtls', 'mode'],
        message: `auto mTLS is off, and no DestinationRule for \`${host}\` has clients speak mutual TLS`,
        help: `switch \`enableAutoMtls\` on, or write a DestinationRule for \`${host}\` with \`tls: {mode: ISTIO_MUTUAL}\``,
      };
    }
  },
});
