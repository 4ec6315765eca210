import { stringsIn } from '../../kube/pod';
import { rule } from '../rule';

const [injection, revision, dataPlane] = ['istio-injection', 'istio.io/rev', 'istio.io/dataplane-mode'];

export const namespaceMarkedTwice = rule({
  code: 'FL2104',
  name: 'namespace-marked-twice',
  severity: 'warning',
  summary: 'A Namespace is put into the mesh in two ways, of which one counts.',
  why: 'Where there is `istio-injection`, the webhooks of revisions pass over the namespace, and `istio.io/rev` does nothing. Pods that get a sidecar are left out of ambient, whatever `istio.io/dataplane-mode` says (Istio, «Canary Upgrades»; the selectors of the injector\'s webhooks).',
  reads: ['/Namespace'],
  sameAs: ['IST0123'],
  differs: '`istio-injection: disabled` beside other labels, and `istio.io/dataplane-mode: none`, are no contradiction.',
  *check(view) {
    for (const on of view.of('/Namespace')) {
      const labels = stringsIn(on.metadata.labels);
      const injected = labels[injection] === 'enabled' ? injection : undefined;
      const loser = injected && labels[revision] !== undefined ? revision : undefined;
      const winner = injected ?? (labels[injection] === undefined && labels[revision] !== undefined ? revision : undefined);
      for (const name of [loser, winner && labels[dataPlane] === 'ambient' ? dataPlane : undefined]) {
        if (!name) continue;
        yield {
          on,
          path: ['metadata', 'labels', name],
          at: 'key',
          message: `\`${name}\` does nothing beside \`${winner!}\``,
          help: `take out the one that is not meant: pods are injected by \`${winner!}\` for now`,
        };
      }
    }
  },
});
