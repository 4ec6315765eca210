import { compileExpression } from './cel/compile-expression';
import { RuleError } from './cel/values';
import { tell, type Check } from './check';
import { hasField, isRecord } from './is-record';
import { ruleWords } from './rule-words';
import type { Rule } from './schema';

/** One rule; what it cannot be computed for breaks it. */
export function checkRule({ rule, message }: Rule): Check {
  const { fields = [], ...words } = ruleWords(message);
  let compiled: ((self: unknown) => unknown) | undefined;
  return (value, judging) => {
    compiled ??= compileExpression(rule);
    const reason = broken(compiled, value);
    if (reason === undefined) return;
    const field = isRecord(value) ? fields.find((name) => hasField(value, name)) : undefined;
    tell(judging, 'rule', () => ({ ...words, message: `${words.message}${reason}` }), field);
  };
}

/** Why a rule does not hold, where there is more to say than that; `undefined` where it holds. */
function broken(compiled: (self: unknown) => unknown, value: unknown): string | undefined {
  try {
    return compiled(value) === true ? undefined : '';
  } catch (error) {
    if (error instanceof RuleError) return ` (${error.message})`;
    throw error;
  }
}
