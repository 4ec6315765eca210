import type { Exposure, PathRule } from '../../routing/intent';
import type { Problem } from '../../specs/problem';
import { placeOf } from '../rule-place';
import { signInRules } from '../sign-in';

/** Paths of an application by which users log in on its host: the gateway leads them to somebody else. */
export function* signInTaken({ ingress, application }: Exposure, rules: readonly PathRule[]): Generator<Problem> {
  if (application === undefined && !rules.some(({ auth }) => auth.kind === 'login')) return;
  for (const { pattern: { text }, origin: { spec: on, path } } of signInRules(ingress)) {
    // a tree is its own path too
    const rule = rules.find(({ pattern }) => pattern.text.replace(/\/\*\*$/, '').toLowerCase() === text.toLowerCase());
    if (!rule) continue;
    yield {
      code: 'login-path-taken',
      on: rule.origin.spec,
      path: placeOf(rule),
      message: `by \`${text}\` users log in and out on this host, so that nothing of it would come to the application`,
      help: 'choose another path, or ask the operator to move `login.paths`',
      related: [{ on, path, message: 'said here' }],
    };
  }
}
