import { policyValues } from '../../mesh/authorization-rules';
import { rule } from '../rule';

export const requestPrincipalsNeedSub = rule({
  code: 'FL5002',
  name: 'request-principals-need-sub',
  severity: 'info',
  summary: 'A policy knows callers by `requestPrincipals`, which tokens without `sub` do not have.',
  why: 'A request principal is `<iss>/<sub>`. Tokens of machines (client credentials) often have no `sub`; Istio then sets no principal, and the rule refuses a valid token (istio/istio#59541). A condition on `request.auth.claims[iss]` takes both.',
  reads: ['security.istio.io/AuthorizationPolicy'],
  sameAs: [],
  *check(view) {
    for (const on of view.of('security.istio.io/AuthorizationPolicy')) {
      for (const { field, path, values } of policyValues(on).sources) {
        if (field !== 'requestPrincipals' || !values.some(isForAnySubject)) continue;
        yield {
          on,
          path,
          at: 'key',
          message: 'a valid token without `sub` does not meet `requestPrincipals`',
          help: 'ask for the issuer by `when: [{key: "request.auth.claims[iss]", values: [...]}]` where tokens may have no `sub`',
        };
      }
    }
  },
});

/** Whoever names a subject means tokens that have one. */
function isForAnySubject(principal: string): boolean {
  return principal.endsWith('*');
}
