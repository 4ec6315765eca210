import { isCelError, parse, plan } from '@bufbuild/cel';
import type { Rule, Schema } from '../../scripts/crds/schema';
import { celEnvironment } from './cel-environment';
import { celInput } from './cel-input';
import { checkAll, fieldPath } from './check';
import type { Check } from './check';
import { isRecord } from './is-record';

/** The CEL rules of a schema and of all schemas below it; undefined where there are none. For values that fit the schema. */
export function compileRules(schema: Schema): Check | undefined {
  const checks = [ownRules(schema), fieldRules(schema), itemRules(schema), valueRules(schema)].filter((check) => check !== undefined);
  return checks.length === 0 ? undefined : checkAll(checks);
}

function ownRules(schema: Schema): Check | undefined {
  const rules = schema['x-kubernetes-validations']?.map(compileRule);
  return rules && ((value, path, errors) => {
    const self = celInput(schema, value);
    for (const broken of rules) {
      const message = broken(self);
      if (message !== undefined) errors.push(`${path}: ${message}`);
    }
  });
}

/** Answers with the message of the rule where it does not hold, with the reason where it cannot be computed (as for a bad duration). */
export function compileRule({ rule, message, ...rest }: Rule): (self: ReturnType<typeof celInput>) => string | undefined {
  // a transition rule compares with the stored object, which a new resource does not have
  const unknown = [...Object.keys(rest), ...(/\boldSelf\b/.test(rule) ? ['oldSelf'] : [])];
  if (unknown.length > 0) throw new Error(`\`${unknown.join('`, `')}\` of the rule \`${rule}\` cannot be judged`);
  const evaluate = plan(celEnvironment, parse(rule));
  return (self) => {
    const result = evaluate({ self });
    if (isCelError(result)) return `${message} (${result.message})`;
    return result === true ? undefined : message;
  };
}

function fieldRules(schema: Schema): Check | undefined {
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const check = compileRules(property);
    return check ? [{ name, check }] : [];
  });
  return fields.length === 0 ? undefined : (value, path, errors) => {
    if (!isRecord(value)) return;
    for (const { name, check } of fields) {
      if (Object.hasOwn(value, name)) check(value[name], fieldPath(path, name), errors);
    }
  };
}

function itemRules(schema: Schema): Check | undefined {
  const check = schema.items && compileRules(schema.items);
  return check && ((value, path, errors) => {
    (value as readonly unknown[]).forEach((item, index) => check(item, `${path}[${index}]`, errors));
  });
}

function valueRules(schema: Schema): Check | undefined {
  const check = schema.additionalProperties && compileRules(schema.additionalProperties);
  return check && ((value, path, errors) => {
    Object.entries(value as object).forEach(([key, item]) => check(item, `${path}[${key}]`, errors));
  });
}
