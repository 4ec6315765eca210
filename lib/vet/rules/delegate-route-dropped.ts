import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { namespaceOf } from '../../mesh/namespace-of';
import { delegationsOf, type Delegation } from '../readers/delegations';
import { matchConflict } from '../readers/match-conflict';
import { rule, type Fault } from '../rule';

const virtualServices = 'networking.istio.io/VirtualService';

export const delegateRouteDropped = rule({
  code: 'FL1017',
  name: 'delegate-route-dropped',
  severity: 'error',
  summary: 'A route of a delegate asks for what its root does not leave to it.',
  why: 'Each match of a delegate has to lie within one of its root: a path below the prefix, the same `ignoreUriCase`, the same `sourceNamespace`. If one does not, Istio drops the whole route of the delegate without a word (pilot/pkg/model/virtualservice.go mergeHTTPRoute).',
  reads: [virtualServices],
  sameAs: [],
  *check(view) {
    for (const delegation of view.of(virtualServices).flatMap(delegationsOf)) {
      const delegate = view.find(virtualServices, delegation.namespace, delegation.name);
      const roots = list(delegation.route.match).map(record);
      if (!delegate || roots.length === 0) continue;
      for (const [index, route] of list(record(delegate.spec).http).entries()) {
        for (const [place, leaf] of list(record(route).match).entries()) {
          const conflicts = roots.map((root) => matchConflict(root, record(leaf)));
          if (conflicts.includes(undefined)) continue;
          yield dropped(delegation, ['spec', 'http', index, 'match', place], conflicts[0]!, delegate);
        }
      }
    }
  },
});

function dropped({ on, path }: Delegation, at: Fault['path'], field: string, delegate: Fault['on']): Fault {
  return {
    on: delegate,
    path: at,
    message: `\`${namespaceOf(on)}/${on.metadata.name}\` does not leave this match to it, because of \`${field}\`, and the route is dropped`,
    help: 'keep within the match of the root, and repeat what it says of `ignoreUriCase` and `sourceNamespace`',
    related: [{ on, path: [...path.slice(0, -1), 'match'], message: 'what is left to it' }],
  };
}
