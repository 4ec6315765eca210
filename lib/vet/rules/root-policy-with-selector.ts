import { namespaceOf } from '../../mesh/namespace-of';
import { selectorOf } from '../readers/policy-kinds';
import { rule } from '../rule';

export const rootPolicyWithSelector = rule({
  code: 'FL1302',
  name: 'root-policy-with-selector',
  severity: 'error',
  summary: 'A PeerAuthentication of the root namespace picks pods, and holds for none.',
  why: 'In the root namespace only the policy without a selector counts, which is for the whole mesh. One with a selector is taken by the webhook and read by nothing, not even for pods of the root namespace (pilot/pkg/model/authentication.go). Seen on istiod.',
  reads: ['security.istio.io/PeerAuthentication'],
  sameAs: [],
  *check(view) {
    for (const on of view.in('security.istio.io/PeerAuthentication', view.config.rootNamespace)) {
      const selector = selectorOf('security.istio.io/PeerAuthentication', on);
      if (!selector) continue;
      yield { on, path: selector.path, at: 'key', message: `a PeerAuthentication with a selector does nothing in \`${namespaceOf(on)}\``, help: 'write one into the namespace of the pods' };
    }
  },
});
