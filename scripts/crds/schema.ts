import type * as structure from '../../lib/structure/schema';

/** A structural schema whose rules are CEL texts, as in a CRD; prose keywords are left out when a schema is read. */
export type Schema = structure.Schema<Rule>;

/** A CEL rule that the API server asks of the value at its schema (`self`), and what it says when the rule does not hold. */
export interface Rule {
  readonly message: string;
  readonly rule: string;
}
