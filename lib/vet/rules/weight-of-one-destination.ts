import { eachResource } from '../readers/each-resource';
import { allRoutes, partsOf } from '../readers/routes';
import { rule } from '../rule';

export const weightOfOneDestination = rule({
  code: 'FL1021',
  name: 'weight-of-one-destination',
  severity: 'warning',
  summary: 'A route gives its only destination a part of the requests, and it gets all.',
  why: 'Weights are shares of their sum, and not per cent: the only destination of a route gets every request, whatever its weight (pilot/pkg/networking/core/route/route.go).',
  reads: ['networking.istio.io/VirtualService'],
  sameAs: ['KIA1104'],
  check: eachResource(['networking.istio.io/VirtualService'], function* (on) {
    for (const route of allRoutes(on)) {
      const [only, ...more] = partsOf([route], 'route');
      const weight = only?.value.weight;
      if (!only || more.length > 0 || typeof weight !== 'number' || weight < 0 || weight >= 100) continue;
      yield {
        path: [...only.path, 'weight'],
        message: `this destination gets all requests, not ${weight} of 100`,
        help: 'name where the others go, or take `weight` out',
      };
    }
  }),
});
