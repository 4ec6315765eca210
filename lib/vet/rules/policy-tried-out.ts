import { dryRunAnnotation, isTriedOut } from '../readers/tried-out';
import { rule } from '../rule';

export const policyTriedOut = rule({
  code: 'FL5028',
  name: 'policy-tried-out',
  severity: 'warning',
  summary: 'A policy is only tried out.',
  why: 'With `istio.io/dry-run` proxies write down what an AuthorizationPolicy says, and refuse nobody by it; where no other policy that allows selects the same pods, everybody is let in (pilot/pkg/security/authz/builder/builder.go, shadow rules). Left behind, it looks like a policy.',
  reads: ['security.istio.io/AuthorizationPolicy'],
  sameAs: [],
  *check(view) {
    for (const on of view.of('security.istio.io/AuthorizationPolicy')) {
      if (!isTriedOut(on)) continue;
      yield {
        on,
        path: ['metadata', 'annotations', dryRunAnnotation],
        at: 'key',
        message: 'this policy refuses nobody, it is only tried out',
        help: 'take the annotation out once you have seen whom it would refuse, or say until when with `fairlead.dev/ignore: "policy-tried-out until <day>: <reason>"`',
      };
    }
  },
});
