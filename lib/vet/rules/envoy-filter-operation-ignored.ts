import { envoyPatches } from '../envoy-patches';
import { rule } from '../rule';

export const envoyFilterOperationIgnored = rule({
  code: 'FL4018',
  name: 'envoy-filter-operation-ignored',
  severity: 'error',
  summary: 'A patch adds or removes a route, which Istio does not do.',
  why: '`ADD` and `REMOVE` are passed over for `ROUTE_CONFIGURATION` and `HTTP_ROUTE` without a word (pilot/pkg/networking/core/envoyfilter).',
  reads: ['networking.istio.io/EnvoyFilter'],
  sameAs: ['IST0153', 'IST0154'],
  *check(view) {
    for (const on of view.of('networking.istio.io/EnvoyFilter')) {
      for (const { path, applyTo, operation } of envoyPatches(on)) {
        if (!['ADD', 'REMOVE'].includes(operation) || !['ROUTE_CONFIGURATION', 'HTTP_ROUTE'].includes(applyTo)) continue;
        yield { on, path: [...path, 'patch', 'operation'], message: `\`${operation}\` of \`${applyTo}\` does nothing`, help: 'use a VirtualService for routes, or `MERGE`' };
      }
    }
  },
});
