import { list } from '../../kube/list';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { boundGateways } from '../../mesh/bound-gateways';
import { gatewaySelector } from '../../mesh/gateway-servers';
import { hasTargets } from '../../mesh/policies-for';
import { workloadKinds } from '../kinds';
import { rule } from '../rule';
import type { View } from '../view';

const authentications = 'security.istio.io/RequestAuthentication';
const kinds = ['networking.istio.io/VirtualService', 'networking.istio.io/Gateway', authentications, ...workloadKinds] as const;

export const claimRouteWithoutAuthentication = rule({
  code: 'FL1014',
  name: 'claim-route-without-authentication',
  severity: 'error',
  summary: 'A route asks for a claim of a token that no RequestAuthentication of the gateway reads.',
  why: 'Claims are known where a RequestAuthentication holds for the gateway\'s pods, in their namespace or in the root namespace. Without one the route is never taken, and with `withoutHeaders` always (Istio, «JWT claim based routing»).',
  reads: kinds,
  sameAs: ['IST0149'],
  differs: 'The root namespace is the one of the MeshConfig.',
  *check(view) {
    for (const on of view.of('networking.istio.io/VirtualService')) {
      const paths = claimPaths(on);
      const pod = paths.length === 0 ? undefined : podsOf(view, on).find((each) => !hasAuthentication(view, each));
      for (const path of pod ? paths : []) {
        if (!view.given(authentications, pod!.namespace)) {
          yield { on, path, notShown: { kind: authentications, namespace: pod!.namespace } };
          continue;
        }
        yield {
          on,
          path,
          at: 'key',
          message: `no RequestAuthentication holds for the gateway \`${pod!.namespace}/${pod!.name}\`, so that there are no claims`,
          help: `write one in \`${pod!.namespace}\` whose selector picks the gateway`,
        };
      }
    }
  },
});

function podsOf(view: View<typeof kinds[number]>, on: Resource) {
  return boundGateways(on).flatMap((name) => {
    const [namespace, own] = name.split('/') as [string, string?];
    const gateway = own === undefined ? undefined : view.find('networking.istio.io/Gateway', namespace, own);
    return gateway ? view.selectedAnywhere(gatewaySelector(gateway)) : [];
  });
}

function hasAuthentication(view: View<typeof kinds[number]>, pod: Parameters<ReturnType<typeof view.requestAuthentications>>[0]): boolean {
  return view.requestAuthentications()(pod).length > 0 || view.in(authentications, pod.namespace).some(hasTargets);
}

function claimPaths({ spec }: Resource): (string | number)[][] {
  return list(record(spec).http).flatMap((route, index) => list(record(route).match).flatMap((match, place) =>
    ['headers', 'withoutHeaders'].flatMap((field) => Object.keys(record(record(match)[field]))
      .filter((key) => key.startsWith('@request.auth.claims'))
      .map((key) => ['spec', 'http', index, 'match', place, field, key]))));
}
