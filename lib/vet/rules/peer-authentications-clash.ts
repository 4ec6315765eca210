import { workloadKinds } from '../kinds';
import { namesOf, rivalsForNamespace, rivalsForPods } from '../readers/rivals';
import { rule } from '../rule';

export const peerAuthenticationsClash = rule({
  code: 'FL1304',
  name: 'peer-authentications-clash',
  severity: 'error',
  summary: 'Two PeerAuthentications are for the same pods, and only one of them counts.',
  why: 'Of those for a whole namespace, and of those that pick a pod, Istio takes the oldest, with all its ports, and passes over the others: a younger one that was to add one port adds nothing (pilot/pkg/security/authn/policy_applier.go).',
  reads: ['security.istio.io/PeerAuthentication', ...workloadKinds],
  sameAs: ['KIA0002', 'KIA0003'],
  *check(view) {
    const all = view.of('security.istio.io/PeerAuthentication');
    const kind = 'security.istio.io/PeerAuthentication';
    for (const { on, path, others, workload } of [...rivalsForNamespace(kind, all), ...rivalsForPods(view, kind, all)]) {
      yield {
        on,
        path,
        message: `${namesOf(others)} is for ${workload === undefined ? 'the whole namespace' : `\`${workload}\``} too, and the oldest of them alone holds`,
        help: 'put what both say into one',
        related: others.map((other) => ({ on: other, path: ['metadata', 'name'], message: 'for the same pods' })),
      };
    }
  },
});
