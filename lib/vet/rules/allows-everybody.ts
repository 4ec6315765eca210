import { actionOf, authorizationRules } from '../../mesh/authorization-rules';
import { rule } from '../rule';

export const allowsEverybody = rule({
  code: 'FL5006',
  name: 'allows-everybody',
  severity: 'warning',
  summary: 'A policy allows every request of everybody.',
  why: 'A rule without `from`, `to` and `when` fits every request. ALLOW policies add up, so that it also undoes all other ALLOW policies of the same workloads (Istio, «Authorization Policy», implicit enablement).',
  reads: ['security.istio.io/AuthorizationPolicy'],
  sameAs: [],
  *check(view) {
    for (const on of view.of('security.istio.io/AuthorizationPolicy')) {
      if (actionOf(on) !== 'ALLOW') continue;
      for (const { path, from, to, when } of authorizationRules(on)) {
        if ([...from, ...to, ...when].flat().length > 0) continue;
        yield {
          on,
          path,
          message: 'this rule allows every request, whatever other policies ask for',
          help: 'name who may call (`from`) and what (`to`), or leave the policy out where nothing is to be protected',
        };
      }
    }
  },
});
