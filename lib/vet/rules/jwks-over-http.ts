import { jwtRules } from '../readers/jwt-rules';
import { rule } from '../rule';

export const jwksOverHttp = rule({
  code: 'FL5024',
  name: 'jwks-over-http',
  severity: 'error',
  summary: 'The keys by which tokens are judged are fetched without TLS.',
  why: 'istiod fetches `jwksUri` itself, outside the mesh. Whoever can answer in between gives it keys of his own, and signs any token (edge of the same kind: istio/istio#53260).',
  reads: ['security.istio.io/RequestAuthentication'],
  sameAs: [],
  *check(view) {
    for (const on of view.of('security.istio.io/RequestAuthentication')) {
      for (const { path, jwksUri } of jwtRules(on)) {
        if (jwksUri === undefined || !/^http:/i.test(jwksUri)) continue;
        const severity = isInCluster(jwksUri, view.clusterDomain) ? 'warning' : 'error';
        yield { on, path: [...path, 'jwksUri'], severity, message: `the keys come from \`${jwksUri}\`, which anybody on the way can change`, help: 'use `https`, or write the keys into `jwks`' };
      }
    }
  },
});

/** Whether the host is a Service of Kubernetes, which is reached on the cluster's own network. */
function isInCluster(uri: string, clusterDomain: string): boolean {
  const host = uri.slice('http://'.length).split(/[/:]/, 1)[0]!;
  return !host.includes('.') || host.endsWith('.svc') || host.endsWith(`.svc.${clusterDomain}`);
}
