import type { Problem } from '../../specs/problem';
import type { Application } from '../application';
import { askedAt, askingRules } from '../asked-authorizers';

/** Applications whose paths ask several authorizers: Istio takes one for each pod, and refuses what asks any where there are two (pilot/pkg/security/authz/builder). */
export function* oneAuthorizer(applications: readonly Application[]): Generator<Problem> {
  for (const application of applications) {
    const [first, ...others] = askingRules(application);
    const other = others.find(({ auth }) => auth.authorizer.name !== first!.auth.authorizer.name);
    if (!first || !other) continue;
    yield {
      code: 'several-authorizers',
      on: application.spec,
      path: askedAt(other),
      message: `the path asks the authorizer \`${other.auth.authorizer.name}\`, and another path of the application \`${first.auth.authorizer.name}\`: Istio takes one for each pod`,
      help: 'ask the same one on every path, which is told by `x-fairlead-rule` which path it is, or give the paths to applications of their own',
      related: [{ on: application.spec, path: askedAt(first), message: 'the other one' }],
    };
  }
}
