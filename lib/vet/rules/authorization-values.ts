import { authorizationRules, type RuleValues } from '../../mesh/authorization-rules';
import { eachResource } from '../readers/each-resource';
import { rule } from '../rule';
import { attributeFault, valueFault } from '../syntax/policy-value';

export const authorizationValues = rule({
  code: 'FL3074',
  name: 'authorization-values',
  severity: 'error',
  summary: 'A policy asks for an address, a port, an account or a path that there cannot be.',
  why: 'Nothing would ever fit it. The webhook refuses values that are empty or not of the kind of their field, and keys of conditions that Istio does not know (pkg/config/security/security.go).',
  reads: ['security.istio.io/AuthorizationPolicy'],
  sameAs: ['IST0106'],
  check: eachResource(['security.istio.io/AuthorizationPolicy'], function* (on) {
    for (const { from, to, when } of authorizationRules(on)) {
      for (const part of [from, to, when]) {
        for (const entry of part.flat()) yield* values(entry);
      }
      for (const entry of when.flatMap((condition) => condition.slice(0, 1))) {
        const key = entry.field.replace(/^not /, '');
        const fault = attributeFault(key);
        if (fault !== undefined) yield { path: [...entry.path.slice(0, -1), 'key'], message: `\`${key}\` is no key of a condition: ${fault}`, help: 'write one of https://istio.io/latest/docs/reference/config/security/conditions/' };
      }
    }
  }),
});

function* values({ field, path, values: written }: RuleValues): Generator<{ path: RuleValues['path']; message: string; help: string }> {
  for (const [index, value] of written.entries()) {
    const fault = value === '' ? { message: 'an empty value fits nothing', help: 'write a value, or take it out' } : valueFault(field, value);
    if (fault) yield { path: [...path, index], ...fault };
  }
}
