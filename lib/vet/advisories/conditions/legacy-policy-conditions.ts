import type { Path } from '../../../diagnostics/finding';
import { json } from '../../../kube/json';
import { list } from '../../../kube/list';
import { record } from '../../../kube/record';
import type { Resource } from '../../../kube/resource';
import { text } from '../../../kube/text';
import { pathsOf, pathsWithin } from '../paths-within';
import { useAt, type Condition, type Given } from './condition';

const policyKinds = ['authentication.istio.io/MeshPolicy', 'authentication.istio.io/Policy'];
const matchingKinds = ['networking.istio.io/VirtualService', ...policyKinds, 'config.istio.io/HTTPAPISpec', 'config.istio.io/QuotaSpec'];

/** Those about the authentication policies before 1.5, and what else was matched then. */
export const legacyPolicyConditions: readonly Condition[] = [
  {
    id: 'ISTIO-SECURITY-2019-002',
    reads: policyKinds,
    needs: 'configuration',
    *uses(given) {
      for (const { on, path, value } of tokens(given)) if (mayBeRsa(value)) yield useAt(on, path, 'verifies tokens whose keys may be RSA keys');
    },
  },
  {
    id: 'ISTIO-SECURITY-2019-003',
    reads: matchingKinds,
    needs: 'configuration',
    *uses({ mesh }) {
      for (const on of matchingKinds.flatMap((kind) => mesh.resources.of(kind))) {
        for (const path of pathsWithin(on.spec, (key, value) => key === 'regex' && typeof value === 'string')) {
          yield useAt(on, ['spec', ...path], 'is matched against what clients send');
        }
      }
    },
  },
  {
    id: 'ISTIO-SECURITY-2020-001',
    reads: policyKinds,
    needs: 'configuration',
    *uses(given) {
      for (const { on, path, value } of tokens(given)) {
        const { triggerRules, trigger_rules: older } = record(value);
        const field = triggerRules === undefined ? 'trigger_rules' : 'triggerRules';
        for (const at of pathsOf(triggerRules ?? older, /^exact$/)) yield useAt(on, [...path, field, ...at], 'is passed by the same path with `?` or `#` behind it');
      }
    },
  },
];

/** The `jwt` entries of authentication policies. */
function tokens({ mesh }: Given): { readonly on: Resource; readonly path: Path; readonly value: unknown }[] {
  return policyKinds.flatMap((kind) => mesh.resources.of(kind)).flatMap((on) => ['origins', 'peers'].flatMap((field) =>
    list(record(on.spec)[field]).flatMap((entry, index) => {
      const { jwt } = record(entry);
      return jwt === undefined ? [] : [{ on, path: ['spec', field, index, 'jwt'], value: jwt }];
    })));
}

/** Keys that are fetched may be of any kind. */
function mayBeRsa(jwt: unknown): boolean {
  const keys = list(record(json(text(record(jwt).jwks) ?? '')).keys);
  return keys.length === 0 || keys.some((key) => record(key).kty === 'RSA');
}
