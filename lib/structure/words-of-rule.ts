import type { Words } from './fault';

/** A broken rule in words for people. */
export interface RuleWords extends Words {
  /** Fields of the value that the rule is asked of; the first that is there is what it is about. */
  readonly fields?: readonly string[];
}
