import { compareText } from '../kube/order';
import * as everyRule from './every-rule';
import type { Rule } from './rule';

/** The rules, by name; `every-rule.ts` has a line for each. */
export const rules: readonly Rule[] = Object.values<Rule>(everyRule).sort((one, other) => compareText(one.name, other.name));
