import { envoyPatches } from '../readers/envoy-patches';
import { rule } from '../rule';

export const envoyFilterOperationIgnored = rule({
  code: 'FL4018',
  name: 'envoy-filter-operation-ignored',
  severity: 'error',
  summary: 'A patch adds or removes a whole route configuration, which Istio does not do.',
  why: 'A route configuration can only be changed; `ADD` and `REMOVE` of it are passed over without a word (pilot/pkg/networking/core/envoyfilter/rc_patch.go).',
  reads: ['networking.istio.io/EnvoyFilter'],
  sameAs: ['IST0153', 'IST0154'],
  differs: 'istioctl says the same of `HTTP_ROUTE`, which Istio adds and removes.',
  *check(view) {
    for (const on of view.of('networking.istio.io/EnvoyFilter')) {
      for (const { path, applyTo, operation } of envoyPatches(on)) {
        if (!['ADD', 'REMOVE'].includes(operation) || applyTo !== 'ROUTE_CONFIGURATION') continue;
        yield { on, path: [...path, 'patch', 'operation'], message: `\`${operation}\` of \`${applyTo}\` does nothing`, help: 'use `HTTP_ROUTE` or `VIRTUAL_HOST` for a part of it, or `MERGE`' };
      }
    }
  },
});
