import { policyValues } from '../../mesh/authorization-rules';
import { rule } from '../rule';

/** What the proxy rewrites before it compares, or what reads differently in different servers. */
const odd = /\/\/|\/\.{1,2}(?:\/|$)|%|;|\\|[?#]/;

export const pathNeverCanonical = rule({
  code: 'FL5009',
  name: 'path-never-canonical',
  severity: 'warning',
  summary: 'A policy names a path in a spelling that requests do not have when they are judged.',
  why: 'Before a policy is asked, the proxy resolves `.` and `..`, decodes needless escapes and cuts off the query; what is left in other spellings is matched letter by letter (Istio, «Authorization policy normalization»). A path with `//`, `%`, `;`, `?` or `..` fits other requests than the ones its author saw.',
  reads: ['security.istio.io/AuthorizationPolicy'],
  sameAs: [],
  *check(view) {
    for (const on of view.of('security.istio.io/AuthorizationPolicy')) {
      for (const { field, path, values } of policyValues(on).operations) {
        if (field !== 'paths' && field !== 'notPaths') continue;
        for (const [index, value] of values.entries()) {
          if (!odd.test(value.replace(/\/\{\*\*?\}/g, '/x'))) continue;
          yield { on, path: [...path, index], message: `requests that mean \`${value}\` do not, or not all, look so when this is asked`, help: 'write the path as it is after normalisation: plain segments, without a query' };
        }
      }
    }
  },
});
