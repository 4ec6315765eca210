import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { delegationsOf } from '../readers/delegations';
import { rule } from '../rule';

const virtualServices = 'networking.istio.io/VirtualService';

export const delegateNotADelegate = rule({
  code: 'FL1016',
  name: 'delegate-not-a-delegate',
  severity: 'error',
  summary: 'A route is left to a VirtualService that stands by itself, or that leaves its own routes to others.',
  why: 'Only a VirtualService without `hosts` can be a delegate, and only its `http` routes count: with hosts it is not found and the route is dropped; what it leaves to yet another one is dropped too, since Istio goes one step alone (pilot/pkg/model/virtualservice.go; Istio, «Virtual Service» reference, `Delegate`).',
  reads: [virtualServices],
  sameAs: [],
  *check(view) {
    for (const { on, path, namespace, name } of view.of(virtualServices).flatMap(delegationsOf)) {
      const delegate = view.find(virtualServices, namespace, name);
      if (!delegate) continue;
      const spec = record(delegate.spec);
      const field = ['hosts', 'gateways', 'tcp', 'tls'].find((key) => list(spec[key]).length > 0);
      const [nested] = delegationsOf(delegate);
      if (field !== undefined) {
        yield {
          on,
          path,
          message: `\`${namespace}/${name}\` has \`${field}\`, which a delegate cannot have`,
          help: 'write a VirtualService of `http` routes alone, and name that',
          related: [{ on: delegate, path: ['spec', field], message: 'what makes it none' }],
        };
      } else if (nested) {
        yield {
          on,
          path,
          message: `\`${namespace}/${name}\` leaves a route to \`${nested.namespace}/${nested.name}\`, which is dropped`,
          help: 'leave the route to the last of them at once',
          related: [{ on: delegate, path: nested.path, message: 'the second step' }],
        };
      }
    }
  },
});
