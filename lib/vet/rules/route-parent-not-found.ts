import { namespaceOf } from '../../mesh/namespace-of';
import { listenersOf, takesRoutesOf } from '../readers/listeners';
import { parentRefs, routeKinds } from '../readers/route-refs';
import { rule } from '../rule';

const gateways = 'gateway.networking.k8s.io/Gateway';

export const routeParentNotFound = rule({
  code: 'FL4101',
  name: 'route-parent-not-found',
  severity: 'error',
  summary: 'A route of the Gateway API names a Gateway that does not exist, or that takes no routes of its namespace.',
  why: 'Nothing serves the route then. A listener takes the routes of the Gateway\'s own namespace alone unless `allowedRoutes` says more (Gateway API, «Cross-Namespace routing»).',
  reads: [...routeKinds, gateways, '/Namespace'],
  sameAs: ['KIA1401'],
  *check(view) {
    for (const on of routeKinds.flatMap((kind) => view.of(kind))) {
      const own = namespaceOf(on);
      for (const { path, kind, namespace, name, section } of parentRefs(on)) {
        if (kind !== gateways) continue;
        const gateway = view.find(gateways, namespace, name);
        if (!gateway && !view.given(gateways, namespace)) {
          yield { on, path, notShown: { kind: gateways, namespace } };
          continue;
        }
        if (!gateway) {
          const others = view.in(gateways, namespace).map(({ metadata }) => `\`${metadata.name}\``).join(', ');
          yield { on, path: [...path, 'name'], message: `there is no Gateway \`${name}\` in the namespace \`${namespace}\``, help: `there are ${others || 'none'}` };
          continue;
        }
        const listeners = listenersOf(gateway).filter((listener) => section === undefined || listener.name === section);
        if (listeners.some((listener) => takesRoutesOf(listener, own, view.namespaceLabels(own)))) continue;
        yield {
          on,
          path: section === undefined ? path : [...path, 'sectionName'],
          message: listeners.length === 0
            ? `the Gateway \`${name}\` has no listener${section === undefined ? '' : ` \`${section}\``}`
            : `no listener of the Gateway \`${namespace}/${name}\` takes routes of \`${own}\``,
          help: listeners.length === 0 ? 'name one of its listeners' : 'say in `allowedRoutes.namespaces` of the listener who may be bound to it',
          related: [{ on: gateway, path: ['spec', 'listeners'], message: 'the listeners' }],
        };
      }
    }
  },
});
