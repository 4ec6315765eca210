import { record } from '../../../kube/record';
import { text } from '../../../kube/text';
import { policyValues } from '../../../mesh/authorization-rules';
import { jwtRules } from '../../readers/jwt-rules';
import { jwtNotRequired } from '../../rules/jwt-not-required';
import { useAt, type Condition, type Doubt, type Given, type Use } from './condition';
import { reachedFromOutside } from './reached-from-outside';
import { roleKinds, writers } from './writers';

const policies = 'security.istio.io/AuthorizationPolicy';
const authentications = 'security.istio.io/RequestAuthentication';

/** Those about tokens, their keys, and what else 2026 brought to policies. */
export const tokenConditions: readonly Condition[] = [
  {
    id: 'ISTIO-SECURITY-2021-001',
    reads: [authentications, policies],
    needs: 'configuration',
    *uses({ view }) {
      for (const verdict of jwtNotRequired.check(view)) {
        if ('message' in verdict) yield useAt(verdict.on, verdict.path, 'no policy asks for the principal of a token, so one of any issuer is let through');
        else yield { doubt: `the AuthorizationPolicies of \`${verdict.notShown.namespace ?? ''}\` were not given, where a RequestAuthentication is` };
      }
    },
  },
  {
    id: 'ISTIO-SECURITY-2026-001',
    reads: [authentications, policies, 'extensions.istio.io/WasmPlugin', '/Service', 'networking.istio.io/Gateway', 'networking.istio.io/VirtualService'],
    needs: 'configuration',
    *uses(given) {
      yield* fetchedKeys(given, 'tokens pass that are signed with a key that everybody knows, while these keys cannot be fetched');
      for (const on of given.mesh.resources.of(policies)) {
        const conditions = policyValues(on).conditions.filter(({ field }) => field.includes('request.headers['));
        for (const { path } of conditions) yield useAt(on, path, 'is passed by a header that is sent twice');
      }
      for (const on of given.mesh.resources.of('extensions.istio.io/WasmPlugin')) {
        if (!/^(?:https?|file):/.test(text(record(on.spec).url) ?? 'file:')) yield useAt(on, ['spec', 'url'], 'is pulled from a registry');
      }
      yield* reachedFromOutside(given.mesh, [15010, 15014], [15010, 15014]);
      yield { doubt: 'every pod reaches the ports 15010 and 15014 of istiod, unless a NetworkPolicy keeps it out' };
    },
  },
  {
    id: 'ISTIO-SECURITY-2026-003',
    reads: [policies, ...roleKinds],
    needs: 'configuration',
    *uses(given) {
      for (const on of given.mesh.resources.of(policies)) {
        for (const { field, path, values } of policyValues(on).sources) {
          const index = values.findIndex((value) => value.includes('.'));
          if (/^(?:not)?serviceAccounts$/i.test(field) && index >= 0) yield useAt(on, [...path, index], 'its dot matches any character');
        }
      }
      yield* writers(given, 'security.istio.io', 'requestauthentications');
    },
  },
];

/** The keys of tokens that are fetched. */
export function* fetchedKeys({ mesh }: Given, message: string): Iterable<Use | Doubt> {
  for (const on of mesh.resources.of(authentications)) {
    for (const { path, jwksUri } of jwtRules(on)) if (jwksUri !== undefined) yield useAt(on, [...path, 'jwksUri'], message);
  }
}
