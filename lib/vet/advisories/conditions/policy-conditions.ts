import type { Resource } from '../../../kube/resource';
import { actionOf, authorizationRules, type RuleValues } from '../../../mesh/authorization-rules';
import { negativePathMatch } from '../../rules/negative-path-match';
import { pathsOf } from '../paths-within';
import { useAt, type Condition, type Given, type Use } from './condition';
import { onGateway } from './on-gateway';
import { takesPlaintext } from './takes-plaintext';

const policies = 'security.istio.io/AuthorizationPolicy';
const filters = 'networking.istio.io/EnvoyFilter';

/** Those about what the rules of AuthorizationPolicies compare. */
export const policyConditions: readonly Condition[] = [
  {
    id: 'ISTIO-SECURITY-2020-009',
    reads: [policies],
    needs: 'configuration',
    *uses(given) {
      for (const { on, field, path, values } of fieldsOf(given, ['DENY'])) {
        const index = values.findIndex((value) => value.length > 1 && value.startsWith('*'));
        if (index >= 0 && isIdentity(field)) yield useAt(on, [...path, index], 'denies nobody on TCP ports');
      }
    },
  },
  {
    id: 'ISTIO-SECURITY-2021-002',
    reads: [policies, 'networking.istio.io/Gateway'],
    needs: 'configuration',
    *uses(given) {
      const isOnGateway = onGateway(given.mesh);
      for (const { on, field, path, values } of fieldsOf(given, ['ALLOW', 'DENY', 'CUSTOM', 'AUDIT'])) {
        const isOfPorts = ['ports', 'notPorts', 'destination.port', 'not destination.port'].includes(field);
        const index = values.findIndex((value) => value === '80' || value === '443');
        if (isOfPorts && index >= 0 && isOnGateway(on)) yield useAt(on, [...path, index], `matches nothing: the gateway listens on ${values[index] === '80' ? '8080' : '8443'}`);
      }
    },
  },
  {
    id: 'ISTIO-SECURITY-2021-004',
    reads: [policies, 'security.istio.io/PeerAuthentication'],
    needs: 'configuration',
    *uses(given) {
      const isPlain = takesPlaintext(given.mesh);
      for (const { on, field, path } of fieldsOf(given, ['ALLOW', 'DENY'])) {
        const isUnsafe = actionOf(on) === 'DENY' ? isIdentity(field) : isIdentity(positive(field)) && positive(field) !== field;
        if (isUnsafe && isPlain(on)) yield useAt(on, path, 'lets through who comes in plaintext, which is taken here');
      }
    },
  },
  {
    id: 'ISTIO-SECURITY-2021-005',
    reads: [policies],
    needs: 'configuration',
    uses: otherSpellings,
  },
  {
    id: 'ISTIO-SECURITY-2021-008',
    reads: [policies, filters],
    needs: 'configuration',
    *uses(given) {
      yield* otherSpellings(given);
      for (const { on, field, path } of fieldsOf(given, ['ALLOW', 'DENY'])) {
        if (field === (actionOf(on) === 'DENY' ? 'hosts' : 'notHosts')) yield useAt(on, path, 'is passed by the same host in other case');
      }
      for (const on of given.mesh.resources.of(filters)) {
        for (const path of pathsOf(on.spec, /ext_authz/)) yield useAt(on, ['spec', ...path], 'is an external authorization, which repeated headers may pass');
      }
    },
  },
  {
    id: 'ISTIO-SECURITY-2022-001',
    reads: [policies],
    needs: 'configuration',
    *uses(given) {
      for (const { on, field, path } of fieldsOf(given, ['ALLOW', 'DENY', 'CUSTOM', 'AUDIT'])) {
        if (field === 'hosts' || field === 'notHosts') yield useAt(on, path, 'is wrong in proxies of 1.11');
      }
    },
  },
];

interface FieldOfPolicy extends RuleValues {
  readonly on: Resource;
}

/** Every field of the rules of policies with one of the actions. */
function fieldsOf({ mesh }: Given, actions: readonly string[]): FieldOfPolicy[] {
  return mesh.resources.of(policies).filter((on) => actions.includes(actionOf(on))).flatMap((on) => authorizationRules(on)
    .flatMap(({ from, to, when }) => [...from, ...to, ...when].flat())
    .map((values) => ({ ...values, on })));
}

function isIdentity(field: string): boolean {
  return ['principals', 'namespaces', 'serviceAccounts', 'source.principal', 'source.namespace'].includes(field);
}

/** `principals` of `notPrincipals`, `source.principal` of `not source.principal`. */
function positive(field: string): string {
  return field.replace(/^not ?([A-Za-z])/, (_not, letter: string) => letter.toLowerCase());
}

function* otherSpellings({ view }: Given): Iterable<Use> {
  for (const fault of negativePathMatch.check(view)) {
    if ('message' in fault) yield useAt(fault.on, fault.path, 'is passed by another spelling of the path');
  }
}

