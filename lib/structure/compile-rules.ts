import { compileExpression } from './cel/compile-expression';
import { RuleError } from './cel/values';
import { checkAll, checkBelow, tell, type Check } from './check';
import { isRecord } from './is-record';
import type { Rule, Schema } from './schema';

/** The CEL rules of a schema and of all schemas below it; undefined where there are none. For values that fit the schema. */
export function compileRules(schema: Schema): Check | undefined {
  const checks = [ownRules(schema), fieldRules(schema), itemRules(schema), valueRules(schema)].filter((check) => check !== undefined);
  return checks.length === 0 ? undefined : checkAll(checks);
}

function ownRules(schema: Schema): Check | undefined {
  const rules = schema['x-kubernetes-validations'];
  return rules && checkAll(rules.map(checkRule));
}

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

function fieldRules(schema: Schema): Check | undefined {
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const check = compileRules(property);
    return check ? [{ name, check }] : [];
  });
  return fields.length === 0 ? undefined : (value, judging) => {
    if (!isRecord(value)) return;
    for (const { name, check } of fields) {
      if (Object.hasOwn(value, name)) checkBelow(check, value[name], name, judging);
    }
  };
}

function itemRules(schema: Schema): Check | undefined {
  const check = schema.items && compileRules(schema.items);
  return check && ((value, judging) => {
    if (Array.isArray(value)) value.forEach((item, index) => checkBelow(check, item, index, judging));
  });
}

function valueRules(schema: Schema): Check | undefined {
  const check = schema.additionalProperties && compileRules(schema.additionalProperties);
  return check && ((value, judging) => {
    if (isRecord(value)) Object.keys(value).forEach((key) => checkBelow(check, value[key], key, judging));
  });
}
