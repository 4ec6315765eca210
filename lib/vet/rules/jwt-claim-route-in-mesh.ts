import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { eachResource } from '../readers/each-resource';
import { httpRoutes, matchesOf } from '../readers/routes';
import { rule } from '../rule';

const claim = /^@request\.auth\.claims(?:\..|\[.+\]$)/i;

export const jwtClaimRouteInMesh = rule({
  code: 'FL3017',
  name: 'jwt-claim-route-in-mesh',
  severity: 'error',
  summary: 'A route inside the mesh asks for a claim of a token.',
  why: 'Only a gateway reads the token before it chooses the route. The webhook refuses a VirtualService of the mesh that asks for `@request.auth.claims` (pkg/config/validation/validation.go, `ValidateVirtualService`).',
  reads: ['networking.istio.io/VirtualService'],
  sameAs: ['IST0106'],
  check: eachResource(['networking.istio.io/VirtualService'], function* (on) {
    const gateways = list(record(on.spec).gateways);
    if (gateways.length > 0 && !gateways.includes('mesh')) return;
    for (const { path, value } of matchesOf(httpRoutes(on))) {
      for (const field of ['headers', 'withoutHeaders']) {
        for (const key of Object.keys(record(value[field])).filter((name) => claim.test(name))) {
          yield { path: [...path, field, key], at: 'key', message: 'inside the mesh no route can ask for claims', help: 'bind these routes to a gateway alone, in a VirtualService of their own' };
        }
      }
    }
  }),
});
