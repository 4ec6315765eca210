import type { Exposure, PathRule } from '../routing/intent';
import { withQuery } from '../routing/istio/path-regex';
import type { Checked } from '../specs/checked';
import type { Problem } from '../specs/problem';
import type { SecureApplication } from '../specs/secure-application';
import { lengthOnceWritten } from './path-length';
import { placeOf } from './rule-place';
import { isGivenTo, isWrittenLike, partAround, sharedHostOf, type SharedHost } from './shared-hosts';

/** The exposure, where applications share its host as the part of this one: every path must lie in what the ingress gives to it. */
export function* resolveShare(spec: SecureApplication, exposure: Exposure): Checked<Exposure> {
  const shared = sharedHostOf(exposure.ingress, exposure.host);
  if (!shared) return exposure;
  for (const rule of exposure.rules) {
    yield* outside(spec, rule, shared);
    yield* lengthOnceWritten(spec, rule.pattern, placeOf(rule), withQuery);
  }
  return { ...exposure, application: spec.metadata.name };
}

function* outside(spec: SecureApplication, rule: PathRule, shared: SharedHost): Generator<Problem> {
  const { text } = rule.pattern;
  const part = partAround(shared, rule.pattern);
  const isOwn = part !== undefined && isGivenTo(part, spec.metadata);
  if (isOwn && isWrittenLike(part, rule.pattern)) return;
  const own = shared.routes.filter((route) => isGivenTo(route, spec.metadata));
  const owner = part && `which is given to \`${part.application.namespace}/${part.application.name}\``;
  const why = part ? `lies in \`${part.prefix}\`, ${isOwn ? 'but for the case of letters' : owner!}` : 'lies in none of the prefixes that are given to this application';
  yield {
    code: 'foreign-path',
    on: spec,
    path: placeOf(rule),
    message: `\`${text}\` ${why}; of the shared host \`${shared.host}\` this application is given ${own.map(({ prefix }) => `\`${prefix}\``).join(', ')}`,
    help: `write whole paths inside it, as in \`${own[0]!.pattern.text}\`, or ask the operator for another prefix in \`spec.sharedHosts\``,
  };
}
