import { namespaceOf } from '../../mesh/namespace-of';
import { asksForToken } from '../readers/asks-for-token';
import { jwtRules } from '../readers/jwt-rules';
import { policiesMeeting } from '../readers/policies-meeting';
import { rule } from '../rule';

export const jwtNotRequired = rule({
  code: 'FL5001',
  name: 'jwt-not-required',
  severity: 'warning',
  summary: 'A RequestAuthentication checks tokens, but no policy asks for one.',
  why: 'Istio refuses a request with a bad token and lets one without any token pass: a RequestAuthentication alone protects nothing (Istio, «RequestAuthentication» reference). Only an AuthorizationPolicy that asks for a request principal or a claim does.',
  reads: ['security.istio.io/RequestAuthentication', 'security.istio.io/AuthorizationPolicy'],
  sameAs: [],
  *check(view) {
    const asking = policiesMeeting(view.of('security.istio.io/AuthorizationPolicy').filter(asksForToken), view.config.rootNamespace);
    for (const on of view.of('security.istio.io/RequestAuthentication')) {
      const namespace = namespaceOf(on);
      if (jwtRules(on).length === 0 || asking(on).length > 0) continue;
      const path = ['spec', 'jwtRules'];
      if (!view.given('security.istio.io/AuthorizationPolicy', namespace)) {
        yield { on, path, notShown: { kind: 'security.istio.io/AuthorizationPolicy', namespace } };
        continue;
      }
      yield {
        on,
        path,
        at: 'key',
        message: 'tokens are checked where there are any, but a request without one is let through',
        help: 'add an AuthorizationPolicy whose ALLOW rules ask for `request.auth.claims[iss]` and `request.auth.claims[aud]`',
      };
    }
  },
});
