import { list } from '../../kube/list';
import { namedPrincipals } from '../readers/principals';
import { rule } from '../rule';

export const foreignTrustDomain = rule({
  code: 'FL1406',
  name: 'foreign-trust-domain',
  severity: 'warning',
  summary: 'A policy names callers of a trust domain that the mesh does not know.',
  why: 'Identities begin with the trust domain of the mesh. A sidecar takes `cluster.local` for it, and the `trustDomainAliases`; ztunnel takes none of these for another (istio/ztunnel#1260). Whoever has another trust domain comes from another mesh.',
  reads: ['security.istio.io/AuthorizationPolicy', '/ConfigMap'],
  sameAs: ['KIA0108'],
  differs: 'Asked only where the MeshConfig is known.',
  *check(view) {
    const known = ['cluster.local', view.config.trustDomain, '*', ...list(view.config.fields.trustDomainAliases)];
    for (const on of view.of('security.istio.io/AuthorizationPolicy')) {
      for (const { path, trustDomain } of namedPrincipals(on)) {
        if (known.includes(trustDomain) || trustDomain.includes('*')) continue;
        if (!view.config.shown) {
          yield { on, path, notShown: { kind: '/ConfigMap', namespace: view.config.rootNamespace } };
          continue;
        }
        yield { on, path, message: `the trust domain of the mesh is \`${view.config.trustDomain}\`, and not \`${trustDomain}\``, help: `write \`${view.config.trustDomain}/ns/…\`, or add \`${trustDomain}\` to \`trustDomainAliases\`` };
      }
    }
  },
});
