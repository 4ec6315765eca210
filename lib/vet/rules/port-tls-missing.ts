import { record } from '../../kube/record';
import { itemsAt } from '../readers/items-at';
import { trafficPolicies } from '../readers/traffic-policies';
import { rule } from '../rule';

export const portTlsMissing = rule({
  code: 'FL1210',
  name: 'port-tls-missing',
  severity: 'error',
  summary: 'A port entry of a DestinationRule leaves out the `tls` that stands above it.',
  why: 'A port entry replaces what stands above it and inherits nothing, but endpoints are still marked by the `tls` above: with DISABLE there the port gets plaintext even where the server is STRICT, with ISTIO_MUTUAL a PeerAuthentication that says DISABLE is passed over. Seen on istiod.',
  reads: ['networking.istio.io/DestinationRule'],
  sameAs: [],
  *check(view) {
    for (const on of view.of('networking.istio.io/DestinationRule')) {
      for (const { path, value } of trafficPolicies(on).filter(({ ofPort }) => !ofPort)) {
        const { mode } = record(value.tls);
        if (mode === undefined) continue;
        // clients speak it by themselves
        const harmless = mode === 'ISTIO_MUTUAL' && view.config.enableAutoMtls;
        for (const entry of itemsAt(value.portLevelSettings, [...path, 'portLevelSettings'])) {
          if (entry.value.tls !== undefined) continue;
          yield {
            on,
            path: entry.path,
            ...(harmless && { severity: 'warning' as const }),
            message: 'this port does not inherit the `tls` above it',
            help: 'repeat it here',
            related: [{ on, path: [...path, 'tls'], message: 'what stands above' }],
            fix: [{ on, path: [...entry.path, 'tls'], value: value.tls }],
          };
        }
      }
    }
  },
});
