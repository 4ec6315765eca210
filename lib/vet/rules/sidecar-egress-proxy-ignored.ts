import { record } from '../../kube/record';
import { rule } from '../rule';

export const sidecarEgressProxyIgnored = rule({
  code: 'FL4007',
  name: 'sidecar-egress-proxy-ignored',
  severity: 'warning',
  summary: 'A Sidecar names an egress proxy, which Istio no longer heeds.',
  why: '`outboundTrafficPolicy.egressProxy` is read by nothing: traffic to unknown hosts goes straight out (Istio, pkg/config/analysis/analyzers/deprecation). Without ALLOW_ANY the webhook refuses the Sidecar (pkg/config/validation/validation.go).',
  reads: ['networking.istio.io/Sidecar'],
  sameAs: ['IST0002', 'IST0106'],
  *check(view) {
    for (const on of view.of('networking.istio.io/Sidecar')) {
      const { egressProxy, mode } = record(record(on.spec).outboundTrafficPolicy);
      if (egressProxy === undefined) continue;
      const refused = mode !== 'ALLOW_ANY';
      yield {
        on,
        path: ['spec', 'outboundTrafficPolicy', 'egressProxy'],
        at: 'key',
        ...(refused && { severity: 'error' as const }),
        message: refused ? '`egressProxy` is refused beside a `mode` other than ALLOW_ANY, and with it not heeded'
          : '`egressProxy` is not heeded: traffic to unknown hosts does not go through it',
        help: 'route the hosts through an egress gateway with ServiceEntries and VirtualServices',
      };
    }
  },
});
