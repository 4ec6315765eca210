import type { Resource } from '../../kube/resource';
import { actionOf, authorizationRules } from '../../mesh/authorization-rules';
import { namespaceOf } from '../../mesh/namespace-of';
import { tokenFields } from '../readers/asks-for-token';
import { jwtRules } from '../readers/jwt-rules';
import { policiesMeeting } from '../readers/policies-meeting';
import { rule } from '../rule';

export const audienceNotChecked = rule({
  code: 'FL5004',
  name: 'audience-not-checked',
  severity: 'warning',
  summary: 'Tokens of an issuer are taken whatever application they were made for.',
  why: 'Without `audiences` a token that another application of the same issuer was given opens this one too, and that application may hand it on (RFC 8725, section 3.9). Either the RequestAuthentication or each rule that asks for a token has to name the audience.',
  reads: ['security.istio.io/AuthorizationPolicy', 'security.istio.io/RequestAuthentication'],
  sameAs: [],
  *check(view) {
    const policies = policiesMeeting(view.of('security.istio.io/AuthorizationPolicy'), view.config.rootNamespace);
    for (const on of view.of('security.istio.io/RequestAuthentication')) {
      const open = jwtRules(on).filter(({ audiences }) => audiences.length === 0);
      if (open.length === 0 || allAskForAudience(policies(on))) continue;
      const namespace = namespaceOf(on);
      for (const { path, issuer = '' } of open) {
        if (!view.given('security.istio.io/AuthorizationPolicy', namespace)) {
          yield { on, path, notShown: { kind: 'security.istio.io/AuthorizationPolicy', namespace } };
          continue;
        }
        yield {
          on,
          path: [...path, 'issuer'],
          message: `tokens of \`${issuer}\` are taken for any audience`,
          help: 'write `audiences: [...]` beside the issuer, or ask for `request.auth.claims[aud]` in each rule',
        };
      }
    }
  },
});

/** Whether there are rules that ask for a token, and each of them for an audience. */
function allAskForAudience(policies: readonly Resource[]): boolean {
  const asking = policies.filter((policy) => actionOf(policy) === 'ALLOW').flatMap(authorizationRules)
    .map(tokenFields).filter((fields) => fields.length > 0);
  return asking.length > 0 && asking.every((fields) => fields.some(({ field }) => field === 'request.auth.claims[aud]' || field === 'request.auth.audiences'));
}
