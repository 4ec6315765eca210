import { record } from '../../kube/record';
import { rule } from '../rule';

export const sidecarOutboundModeUnset = rule({
  code: 'FL4010',
  name: 'sidecar-outbound-mode-unset',
  severity: 'info',
  summary: 'A Sidecar has an outbound policy without a mode, which is REGISTRY_ONLY.',
  why: 'The zero of the enumeration is REGISTRY_ONLY: `outboundTrafficPolicy: {}` blocks what the registry does not know, though nothing says so, and whatever the mesh does by default.',
  reads: ['networking.istio.io/Sidecar'],
  sameAs: ['KIA1007'],
  *check(view) {
    for (const on of view.of('networking.istio.io/Sidecar')) {
      const { outboundTrafficPolicy } = record(on.spec);
      if (outboundTrafficPolicy === undefined || record(outboundTrafficPolicy).mode !== undefined) continue;
      const path = ['spec', 'outboundTrafficPolicy'];
      yield {
        on,
        path,
        at: 'key',
        message: 'without a `mode` this is REGISTRY_ONLY',
        help: 'say so: `mode: REGISTRY_ONLY`, or `ALLOW_ANY`',
        fix: [{ on, path: [...path, 'mode'], value: 'REGISTRY_ONLY' }],
      };
    }
  },
});
