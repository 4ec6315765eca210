import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { rule } from '../rule';

const inject = 'sidecar.istio.io/inject';

const kinds = ['cert-manager.io/ClusterIssuer', 'cert-manager.io/Issuer'] as const;

export const acmeSolverInMesh = rule({
  code: 'FL5015',
  name: 'acme-solver-in-mesh',
  severity: 'warning',
  summary: 'The pods that answer ACME challenges get a sidecar.',
  why: 'cert-manager starts a pod for each HTTP-01 challenge and keeps the sidecar out by an annotation, which `podTemplate` overrides. With a sidecar the pod takes mutual TLS alone where that is STRICT, so that the challenge fails and the certificate is not renewed (cert-manager, pkg/issuer/acme/http/pod.go; istio/istio#15148).',
  reads: kinds,
  sameAs: [],
  *check(view) {
    for (const on of kinds.flatMap(view.of)) {
      for (const [index, solver] of list(record(record(on.spec).acme).solvers).entries()) {
        for (const way of ['ingress', 'gatewayHTTPRoute']) {
          const metadata = record(record(record(record(record(solver).http01)[way]).podTemplate).metadata);
          for (const field of ['labels', 'annotations'].filter((marks) => record(metadata[marks])[inject] === 'true')) {
            const path = ['spec', 'acme', 'solvers', index, 'http01', way, 'podTemplate', 'metadata', field, inject];
            yield {
              on,
              path,
              message: 'solver pods are injected, and where mutual TLS is STRICT no challenge gets to them',
              help: 'write `"false"`, or leave it out: cert-manager keeps the sidecar out by itself',
              fix: [{ on, path, value: 'false' }],
            };
          }
        }
      }
    }
  },
});
