import { policyValues } from '../../mesh/authorization-rules';
import { namespaceOf } from '../../mesh/namespace-of';
import { serviceKinds } from '../kinds';
import { rule } from '../rule';

export const policyHostNeverAsked = rule({
  code: 'FL1403',
  name: 'policy-host-never-asked',
  severity: 'warning',
  summary: 'A policy names a host by which nobody calls.',
  why: '`hosts` is held against the `Host` of the request, letter by letter. A name without dots, or `service.namespace`, fits clients that wrote just that; where there is no such Service, nobody does.',
  reads: ['security.istio.io/AuthorizationPolicy', ...serviceKinds],
  sameAs: ['KIA0104'],
  *check(view) {
    for (const on of view.of('security.istio.io/AuthorizationPolicy')) {
      for (const { field, path, values } of policyValues(on).operations) {
        if (field !== 'hosts' && field !== 'notHosts') continue;
        for (const [index, written] of values.entries()) {
          const [name, namespace = namespaceOf(on), ...rest] = written.replace(/:.*$/, '').split('.');
          if (written.includes('*') || rest.length > 0 || name === undefined || name === '') continue;
          // `example.com` is a domain, and no Service of `com`
          if (!view.hasNamespace(namespace)) continue;
          const at = [...path, index];
          if (view.hosts().named(`${name}.${namespace}.svc.${view.clusterDomain}`).length > 0 || view.hosts().named(written).length > 0) continue;
          if (!view.given('/Service', namespace)) yield { on, path: at, notShown: { kind: '/Service', namespace } };
          else yield { on, path: at, message: `there is no Service \`${name}\` in \`${namespace}\` that somebody would call so`, help: 'write the hosts as clients do: the full name too' };
        }
      }
    }
  },
});
