import { compileExpression } from './cel/compile-expression';
import { RuleError } from './cel/values';
import { tell, type Check } from './check';
import type { Rule } from './schema';

/** One rule; what it cannot be computed for breaks it. */
export function checkRule({ rule, message }: Rule): Check {
  let compiled: ((self: unknown) => unknown) | undefined;
  return (value, judging) => {
    compiled ??= compileExpression(rule);
    const reason = broken(compiled, value);
    if (reason !== undefined) tell(judging, 'rule', () => ({ message: `${message}${reason}`, help: 'change what this rule of the kind speaks of; the API server refuses the document as it is' }));
  };
}

function broken(compiled: (self: unknown) => unknown, value: unknown): string | undefined {
  try {
    return compiled(value) === true ? undefined : '';
  } catch (error) {
    if (error instanceof RuleError) return ` (${error.message})`;
    throw error;
  }
}
