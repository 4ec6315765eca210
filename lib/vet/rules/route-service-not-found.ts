import { list } from '../../kube/list';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { namespaceOf } from '../../mesh/namespace-of';
import { backendRefs, parentRefs, routeKinds, type RouteRef } from '../readers/route-refs';
import { rule, type Fault, type NotShown } from '../rule';
import type { View } from '../view';

const grants = 'gateway.networking.k8s.io/ReferenceGrant';

export const routeServiceNotFound = rule({
  code: 'FL4102',
  name: 'route-service-not-found',
  severity: 'error',
  summary: 'A route of the Gateway API leads to a Service that does not exist, or that its namespace does not let it use.',
  why: 'Requests get 500. `name` is the name of a Service and no host, and a Service of another namespace has to be granted by a ReferenceGrant there (Gateway API, «ReferenceGrant»).',
  reads: [...routeKinds, '/Service', grants],
  sameAs: ['KIA1402'],
  *check(view) {
    for (const kind of routeKinds) {
      for (const on of view.of(kind)) {
        const backends = backendRefs(on).map((ref) => ({ ref, backend: true }));
        for (const { ref, backend } of [...backends, ...parentRefs(on).map((parent) => ({ ref: parent, backend: false }))]) {
          if (ref.kind === '/Service') yield* judge(view, on, ref, backend ? kind.slice(kind.indexOf('/') + 1) : undefined);
        }
      }
    }
  },
});

/** `asKind` is the kind that a grant has to name; nothing where none is needed. */
function* judge(view: View<'/Service' | typeof grants>, on: Resource, ref: RouteRef, asKind: string | undefined): Generator<Fault | NotShown> {
  const { path, name, namespace } = ref;
  const at = [...path, 'name'];
  if (name.includes('.')) {
    yield { on, path: at, message: `\`${name}\` is a host and no name of a Service`, help: `write \`name: ${name.split('.')[0]!}\` and \`namespace: ${name.split('.')[1]!}\`` };
  } else if (view.find('/Service', namespace, name)) {
    if (asKind !== undefined && namespace !== namespaceOf(on)) yield* granted(view, on, ref, asKind);
  } else if (view.given('/Service', namespace)) {
    yield { on, path: at, message: `there is no Service \`${name}\` in the namespace \`${namespace}\``, help: 'name one that is there' };
  } else {
    yield { on, path: at, notShown: { kind: '/Service', namespace } };
  }
}

function* granted(view: View<typeof grants>, on: Resource, { path, name, namespace }: RouteRef, asKind: string): Generator<Fault> {
  const own = namespaceOf(on);
  if (view.in(grants, namespace).some((grant) => isGrantedBy(grant, own, asKind, name))) return;
  yield {
    on,
    path: [...path, 'namespace'],
    // a grant may stand where nobody has looked
    ...(!view.given(grants, namespace) && { severity: 'warning' as const }),
    message: `\`${namespace}\` does not let ${asKind}s of \`${own}\` use its Service \`${name}\``,
    help: `create a ReferenceGrant in \`${namespace}\` from ${asKind} of \`${own}\` to Service`,
  };
}

function isGrantedBy({ spec }: Resource, namespace: string, kind: string, name: string): boolean {
  const from = list(record(spec).from).map(record);
  const to = list(record(spec).to).map(record);
  return from.some((entry) => entry.kind === kind && entry.namespace === namespace)
    && to.some((entry) => entry.kind === 'Service' && (entry.name === undefined || entry.name === '' || entry.name === name));
}
