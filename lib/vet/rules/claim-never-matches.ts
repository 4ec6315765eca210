import { policyValues } from '../../mesh/authorization-rules';
import { rule } from '../rule';

/** Claims that are numbers by their definition (RFC 7519, section 4.1). */
const numbers = ['exp', 'iat', 'nbf', 'auth_time', 'updated_at'];

export const claimNeverMatches = rule({
  code: 'FL5005',
  name: 'claim-never-matches',
  severity: 'error',
  summary: 'A policy has a condition on a claim that is a number.',
  why: 'Istio compares claims that are texts or lists of texts. A number meets no condition, not even `*`: an ALLOW rule with it refuses everybody, and a DENY rule nobody. That a token has expired is checked without any rule; that it never expires no rule can refuse.',
  reads: ['security.istio.io/AuthorizationPolicy'],
  sameAs: [],
  *check(view) {
    for (const on of view.of('security.istio.io/AuthorizationPolicy')) {
      for (const { field, path } of policyValues(on).conditions) {
        const [, claim] = /request\.auth\.claims\[(\w+)\]$/.exec(field) ?? [];
        if (claim === undefined || !numbers.includes(claim)) continue;
        yield {
          on,
          path: [...path.slice(0, -1), 'key'],
          message: `the claim \`${claim}\` is a number, which no condition meets`,
          help: 'take the condition out: `exp` is checked without it',
        };
      }
    }
  },
});
