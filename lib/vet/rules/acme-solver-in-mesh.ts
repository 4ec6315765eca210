import { list } from '../../kube/list';
import { stringsIn } from '../../kube/pod';
import { record } from '../../kube/record';
import { namespaceOf } from '../../mesh/namespace-of';
import { rule } from '../rule';

const inject = 'sidecar.istio.io/inject';

export const acmeSolverInMesh = rule({
  code: 'FL5015',
  name: 'acme-solver-in-mesh',
  severity: 'warning',
  summary: 'The pods that answer ACME challenges get a sidecar.',
  why: 'cert-manager starts a pod for each HTTP-01 challenge, in the namespace of the Issuer. With a sidecar it takes mutual TLS alone where that is STRICT, so that the challenge fails and the certificate is not renewed (istio/istio#15148). `podTemplate` can keep the sidecar out.',
  reads: ['cert-manager.io/Issuer', '/Namespace'],
  sameAs: [],
  *check(view) {
    for (const on of view.of('cert-manager.io/Issuer')) {
      const labels = view.namespaceLabels(namespaceOf(on));
      if (labels?.['istio-injection'] !== 'enabled' && labels?.['istio.io/rev'] === undefined) continue;
      for (const [index, solver] of list(record(record(on.spec).acme).solvers).entries()) {
        const { ingress } = record(record(solver).http01);
        if (ingress === undefined) continue;
        const { metadata } = record(record(ingress).podTemplate);
        const { labels: own, annotations } = record(metadata);
        if (stringsIn(own)[inject] === 'false' || stringsIn(annotations)[inject] === 'false') continue;
        const path = ['spec', 'acme', 'solvers', index, 'http01', 'ingress'];
        yield {
          on,
          path,
          at: 'key',
          message: `solver pods in \`${namespaceOf(on)}\` are injected`,
          help: `write \`podTemplate: {metadata: {labels: {${inject}: "false"}}}\``,
          fix: [{ on, path: [...path, 'podTemplate', 'metadata', 'labels', inject], value: 'false' }],
        };
      }
    }
  },
});
