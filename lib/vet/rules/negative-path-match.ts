import { actionOf, policyValues } from '../../mesh/authorization-rules';
import { rule } from '../rule';

export const negativePathMatch = rule({
  code: 'FL5008',
  name: 'negative-path-match',
  severity: 'warning',
  summary: 'A policy protects a path by leaving it out, or by denying it.',
  why: 'The proxy compares the path as the client wrote it, but for dot segments and needless escapes. `/x//admin`, `/ADMIN`, `/admin;a` and `/x%2fadmin` are not `/admin` to it, and may be to the application: `notPaths` in an ALLOW rule and `paths` in a DENY or CUSTOM rule let all of these through. Seen on Envoy 1.40 with Istio\'s default normalisation.',
  reads: ['security.istio.io/AuthorizationPolicy'],
  sameAs: [],
  *check(view) {
    for (const on of view.of('security.istio.io/AuthorizationPolicy')) {
      const action = actionOf(on);
      const unsafe = { ALLOW: 'notPaths', CUSTOM: 'paths', DENY: 'paths' }[action];
      for (const { field, path, values } of policyValues(on).operations) {
        // every spelling is among all paths
        if (field !== unsafe || values.every((value) => value === '*' || value === '/*')) continue;
        yield {
          on,
          path,
          at: 'key',
          message: `another spelling of these paths passes \`${field}\` of ${action}`,
          help: action === 'CUSTOM' ? 'ask for every path, and leave the public ones out (`notPaths`)'
            : 'allow the paths that are meant, one by one (`paths` in ALLOW), and let what is not named be refused',
        };
      }
    }
  },
});
