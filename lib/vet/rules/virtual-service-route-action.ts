import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { eachResource, type Wrong } from '../readers/each-resource';
import { httpRoutes, type Part } from '../readers/routes';
import { rule } from '../rule';

const actions = ['route', 'redirect', 'directResponse'] as const;

export const virtualServiceRouteAction = rule({
  code: 'FL3014',
  name: 'virtual-service-route-action',
  severity: 'error',
  summary: 'An HTTP route does nothing, or two things at once.',
  why: 'A route sends requests on, redirects them, answers them or leaves them to another VirtualService: one of these. What is not sent on cannot be rewritten, delayed or aborted either. The webhook refuses the VirtualService (pkg/config/validation/virtualservice.go, `validateHTTPRouteConflict`).',
  reads: ['networking.istio.io/VirtualService'],
  sameAs: ['IST0106'],
  check: eachResource(['networking.istio.io/VirtualService'], function* (on) {
    const isDelegate = list(record(on.spec).hosts).length === 0;
    for (const route of httpRoutes(on)) yield* judge(route, isDelegate);
  }),
});

function has({ value }: Part, field: string): boolean {
  return Array.isArray(value[field]) ? list(value[field]).length > 0 : value[field] !== undefined && value[field] !== null;
}

function* judge(route: Part, isDelegate: boolean): Generator<Wrong> {
  const { path } = route;
  if (has(route, 'delegate')) {
    if (!isDelegate) return yield* beside(route, 'delegate', ['redirect', 'route']);
    yield { path: [...path, 'delegate'], at: 'key', message: 'a VirtualService without `hosts` is delegated to, and cannot delegate', help: 'write the route itself, or give this VirtualService `hosts`' };
  }
  const taken = actions.filter((action) => has(route, action));
  if (taken.length === 0) {
    yield { path, message: 'this route does nothing with its requests', help: 'write `route` with a destination, `redirect`, or `directResponse`' };
  }
  yield* beside(route, taken[0], taken.slice(1));
  const last = taken.find((action) => action !== 'route');
  yield* beside(route, last, last ? ['fault', 'rewrite'] : []);
}

function* beside(route: Part, action: string | undefined, others: readonly string[]): Generator<Wrong> {
  for (const other of others.filter((field) => has(route, field))) {
    yield { path: [...route.path, other], at: 'key', message: `\`${other}\` cannot stand beside \`${action}\``, help: 'keep one of them, or make two routes' };
  }
}
