import type { AuthorizerRule, PathRule } from '../routing/intent';
import type { Application } from './application';

/** A path that asks an authorizer. */
export type AskingRule = PathRule & { readonly auth: AuthorizerRule };

/** The paths of an application that ask an authorizer, one for each host. */
export function askingRules({ exposures }: Pick<Application, 'exposures'>): AskingRule[] {
  return exposures.flatMap(({ rules }) => rules.filter(asks));
}

/** Whether a path asks an authorizer. */
export function asks(rule: PathRule): rule is AskingRule {
  return rule.auth.kind === 'authorizer';
}
