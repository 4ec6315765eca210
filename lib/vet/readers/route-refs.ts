import { list } from '../../kube/list';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';
import { namespaceOf } from '../../mesh/namespace-of';

/** The kinds of routes of the Gateway API that are read. */
export const routeKinds = ['gateway.networking.k8s.io/GRPCRoute', 'gateway.networking.k8s.io/HTTPRoute'] as const;

/** What a route refers to, with the defaults of the Gateway API. */
export interface RouteRef {
  readonly path: readonly (string | number)[];
  /** With its group: `gateway.networking.k8s.io/Gateway`, `/Service`. */
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** The name of a listener. */
  readonly section?: string;
}

/** The parents of a route: Gateways, or Services where it is for clients in the mesh. */
export function parentRefs(route: Resource): RouteRef[] {
  return refsAt(list(record(route.spec).parentRefs), ['spec', 'parentRefs'], route, 'gateway.networking.k8s.io', 'Gateway');
}

/** Where the rules of a route lead, mirrors included. */
export function backendRefs(route: Resource): RouteRef[] {
  return list(record(route.spec).rules).flatMap((rule, index) => {
    const { backendRefs: backends, filters } = record(rule);
    const at = ['spec', 'rules', index];
    const mirrors = list(filters).flatMap((filter, place) => {
      const { requestMirror } = record(filter);
      const { backendRef } = record(requestMirror);
      return backendRef === undefined ? [] : refsAt([backendRef], [...at, 'filters', place, 'requestMirror', 'backendRef'], route, '', 'Service', true);
    });
    return [...refsAt(list(backends), [...at, 'backendRefs'], route, '', 'Service'), ...mirrors];
  });
}

function refsAt(values: readonly unknown[], path: RouteRef['path'], route: Resource, group: string, kind: string, single = false): RouteRef[] {
  return values.flatMap((value, index) => {
    const ref = record(value);
    const name = text(ref.name);
    if (name === undefined) return [];
    const section = text(ref.sectionName);
    return [{
      path: single ? path : [...path, index],
      kind: `${typeof ref.group === 'string' ? ref.group : group}/${text(ref.kind) ?? kind}`,
      namespace: text(ref.namespace) ?? namespaceOf(route),
      name,
      ...(section !== undefined && { section }),
    }];
  });
}
