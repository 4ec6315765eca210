import { policyValues } from '../../mesh/authorization-rules';
import { rule } from '../rule';

export const sourceNamespaceNotFound = rule({
  code: 'FL1401',
  name: 'source-namespace-not-found',
  severity: 'warning',
  summary: 'A policy names callers of a namespace that does not exist.',
  why: 'An ALLOW rule lets nobody in by it, a DENY rule keeps nobody out; and whoever may create a namespace of that name later is meant.',
  reads: ['security.istio.io/AuthorizationPolicy', '/Namespace'],
  sameAs: ['IST0101', 'KIA0101'],
  differs: 'Patterns are not reported: they are for namespaces to come too.',
  *check(view) {
    for (const on of view.of('security.istio.io/AuthorizationPolicy')) {
      for (const { field, path, values } of policyValues(on).callers) {
        if (!['namespaces', 'notNamespaces', 'source.namespace', 'not source.namespace'].includes(field)) continue;
        for (const [index, name] of values.entries()) {
          if (name.includes('*') || name === '' || view.hasNamespace(name)) continue;
          const at = [...path, index];
          if (!view.givenInFull('/Namespace')) yield { on, path: at, notShown: { kind: '/Namespace' } };
          else yield { on, path: at, message: `there is no namespace \`${name}\``, help: 'name the namespace of the callers' };
        }
      }
    }
  },
});
