import type { Resource } from '../../kube/resource';
import { actionOf, authorizationRules, type AuthorizationRule, type RuleValues } from '../../mesh/authorization-rules';
import { tokenFields } from '../readers/asks-for-token';
import { jwtRules } from '../readers/jwt-rules';
import { policiesMeeting } from '../readers/policies-meeting';
import { rule } from '../rule';

export const issuerNotPinned = rule({
  code: 'FL5003',
  name: 'issuer-not-pinned',
  severity: 'warning',
  summary: 'Tokens of several issuers are taken, and a policy asks for a token of any of them.',
  why: 'A RequestAuthentication is for the whole workload: each of its issuers is taken on every path. A rule that asks for some token, and not for an issuer, opens with a token of the one that was meant for another path (Istio, pilot/pkg/security/authn).',
  reads: ['security.istio.io/AuthorizationPolicy', 'security.istio.io/RequestAuthentication'],
  sameAs: [],
  *check(view) {
    const authentications = policiesMeeting(view.of('security.istio.io/RequestAuthentication'), view.config.rootNamespace);
    for (const on of view.of('security.istio.io/AuthorizationPolicy')) {
      if (actionOf(on) !== 'ALLOW') continue;
      const open = authorizationRules(on).filter(isOpenToAnyIssuer);
      const issuers = open.length === 0 ? [] : issuersOf(authentications(on));
      if (issuers.length < 2) continue;
      for (const { path } of open.map((entry) => tokenFields(entry)[0]!)) {
        yield {
          on,
          path,
          message: `a token of any of ${issuers.map((issuer) => `\`${issuer}\``).join(', ')} opens this`,
          help: 'add `when: [{key: "request.auth.claims[iss]", values: [...]}]` with the issuers that are meant',
        };
      }
    }
  },
});

function isOpenToAnyIssuer(entry: AuthorizationRule): boolean {
  const fields = tokenFields(entry);
  return fields.length > 0 && !fields.some(pinsIssuer);
}

function pinsIssuer({ field, values }: RuleValues): boolean {
  if (field === 'request.auth.claims[iss]') return true;
  return (field === 'requestPrincipals' || field === 'request.auth.principal') && values.length > 0 && values.every((value) => !value.startsWith('*'));
}

function issuersOf(authentications: readonly Resource[]): string[] {
  return [...new Set(authentications.flatMap(jwtRules).flatMap(({ issuer }) => issuer ?? []))].sort();
}
