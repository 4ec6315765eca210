import { list } from '../../kube/list';
import type { Resource } from '../../kube/resource';
import { groupBy } from '../../mesh/group-by';
import { coveredMatches } from '../readers/covered-matches';
import { eachResource, type Wrong } from '../readers/each-resource';
import { routesByProtocol, type Part } from '../readers/routes';
import { rule } from '../rule';

export const routeNeverReached = rule({
  code: 'FL1012',
  name: 'route-never-reached',
  severity: 'warning',
  summary: 'A route of a VirtualService takes no request, since an earlier one takes them all.',
  why: 'Routes are tried from above, and the first that fits is used. A route without `match` fits everything, and Istio leaves out what comes behind it (pilot/pkg/networking/core/route/route.go, `BuildHTTPRoutesForVirtualService`); so does one that asks for no more than a later one.',
  reads: ['networking.istio.io/VirtualService'],
  sameAs: ['IST0130'],
  differs: 'A prefix takes in what begins with it, and a route that delegates takes in nothing.',
  check: eachResource(['networking.istio.io/VirtualService'], function* (on) {
    for (const routes of routesByProtocol(on)) {
      const last = routes.findIndex(takesEverything);
      const reached = last < 0 ? routes : routes.slice(0, last + 1);
      for (const { path } of routes.slice(reached.length)) yield unreached(on, path, reached[last]!);
      yield* takenByOthers(on, reached);
    }
  }),
});

/** A route for TLS needs a match, and without one takes nothing. */
function takesEverything(route: Part): boolean {
  return route.path[1] !== 'tls' && route.value.delegate === undefined && list(route.value.match).length === 0;
}

function* takenByOthers(on: Resource, routes: readonly Part[]): Generator<Wrong> {
  const covered = groupBy(coveredMatches(routes).filter(({ route, byRoute }) => route !== byRoute), ({ route }) => route);
  for (const [route, found] of covered) {
    if (found.length === list(route.value.match).length) yield unreached(on, route.path, found[0]!.by);
  }
}

function unreached(on: Resource, path: Wrong['path'], by: Part): Wrong {
  return {
    path,
    message: 'this route takes no request',
    help: 'put it before the route that takes its requests, or take it out',
    related: [{ on, path: by.path, message: 'what takes them' }],
  };
}
