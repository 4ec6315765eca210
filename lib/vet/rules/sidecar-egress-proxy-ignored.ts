import { record } from '../../kube/record';
import { rule } from '../rule';

export const sidecarEgressProxyIgnored = rule({
  code: 'FL4007',
  name: 'sidecar-egress-proxy-ignored',
  severity: 'warning',
  summary: 'A Sidecar names an egress proxy, which Istio no longer heeds.',
  why: '`outboundTrafficPolicy.egressProxy` is read by nothing: traffic to unknown hosts goes straight out (Istio, pkg/config/analysis/analyzers/deprecation).',
  reads: ['networking.istio.io/Sidecar'],
  sameAs: ['IST0002'],
  *check(view) {
    for (const on of view.of('networking.istio.io/Sidecar')) {
      if (record(record(on.spec).outboundTrafficPolicy).egressProxy === undefined) continue;
      yield {
        on,
        path: ['spec', 'outboundTrafficPolicy', 'egressProxy'],
        at: 'key',
        message: '`egressProxy` is not heeded: traffic to unknown hosts does not go through it',
        help: 'route the hosts through an egress gateway with ServiceEntries and VirtualServices',
      };
    }
  },
});
