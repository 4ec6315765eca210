import type { AuthorizerRule, LoginRule, PathRule } from '../routing/intent';
import type { Path } from '../specs/problem';
import type { Application } from './application';

/** A path that asks an authorizer, for itself or for a login. */
export type AskingRule = PathRule & { readonly auth: AuthorizerRule | LoginRule };

/** The paths of an application that ask an authorizer, one for each host. */
export function askingRules({ exposures }: Pick<Application, 'exposures'>): AskingRule[] {
  return exposures.flatMap(({ rules }) => rules.filter(asks));
}

/** Whether a path asks an authorizer. */
export function asks(rule: PathRule): rule is AskingRule {
  return rule.auth.kind === 'authorizer' || rule.auth.kind === 'login';
}

/** Where it names it. */
export function askedAt({ auth: { kind }, origin: { path } }: AskingRule): Path {
  return kind === 'login' ? [...path, 'auth', 'login'] : [...path, 'auth', 'authorizer', 'name'];
}
