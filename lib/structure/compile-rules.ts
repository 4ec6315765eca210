import { checkAll, checkBelow, type Check } from './check';
import { hasField, isRecord } from './is-record';
import type { Schema } from './schema';

/** Gives the check of one rule of a schema. */
export type CheckRule<R> = (rule: R, schema: Schema<R>) => Check;

/** The CEL rules of a schema and of all schemas below it; undefined where there are none. For values that fit the schema. */
export function compileRules<R>(schema: Schema<R>, checkRule: CheckRule<R>): Check | undefined {
  const checks = [ownRules(schema, checkRule), fieldRules(schema, checkRule), itemRules(schema, checkRule), valueRules(schema, checkRule)];
  const some = checks.filter((check) => check !== undefined);
  return some.length === 0 ? undefined : checkAll(some);
}

function ownRules<R>(schema: Schema<R>, checkRule: CheckRule<R>): Check | undefined {
  const rules = schema['x-kubernetes-validations'];
  return rules && checkAll(rules.map((rule) => checkRule(rule, schema)));
}

function fieldRules<R>(schema: Schema<R>, checkRule: CheckRule<R>): Check | undefined {
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const check = compileRules(property, checkRule);
    return check ? [{ name, check }] : [];
  });
  return fields.length === 0 ? undefined : (value, judging) => {
    if (!isRecord(value)) return;
    for (const { name, check } of fields) {
      if (hasField(value, name)) checkBelow(check, value[name], name, judging);
    }
  };
}

function itemRules<R>(schema: Schema<R>, checkRule: CheckRule<R>): Check | undefined {
  const check = schema.items && compileRules(schema.items, checkRule);
  return check && ((value, judging) => {
    if (Array.isArray(value)) value.forEach((item, index) => checkBelow(check, item, index, judging));
  });
}

function valueRules<R>(schema: Schema<R>, checkRule: CheckRule<R>): Check | undefined {
  const check = schema.additionalProperties && compileRules(schema.additionalProperties, checkRule);
  return check && ((value, judging) => {
    if (isRecord(value)) Object.keys(value).forEach((key) => hasField(value, key) && checkBelow(check, value[key], key, judging));
  });
}
