import { record } from '../../kube/record';
import { text } from '../../kube/text';
import { rule } from '../rule';

export const removedIstioCrd = rule({
  code: 'FL2214',
  name: 'removed-istio-crd',
  severity: 'warning',
  summary: 'A CustomResourceDefinition is of a group that Istio no longer reads.',
  why: 'Istio 1.6 took out `rbac.istio.io` and `authentication.istio.io`, and 1.8 Mixer\'s `config.istio.io`. The API server still takes resources of them, and they do nothing (Istio, «Upgrade Notes» of these versions).',
  reads: ['apiextensions.k8s.io/CustomResourceDefinition'],
  sameAs: ['IST0002'],
  *check(view) {
    for (const on of view.of('apiextensions.k8s.io/CustomResourceDefinition')) {
      const group = text(record(on.spec).group);
      if (group === undefined || !['authentication.istio.io', 'config.istio.io', 'rbac.istio.io'].includes(group)) continue;
      yield { on, path: ['spec', 'group'], message: `Istio no longer reads \`${group}\``, help: 'write AuthorizationPolicies and PeerAuthentications in place of its resources, and take out the definition' };
    }
  },
});
