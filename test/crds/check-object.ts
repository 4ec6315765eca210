import type { Schema } from '../../scripts/crds/schema';
import { fieldPath } from './check';
import type { Check } from './check';
import { isRecord } from './is-record';

/** An object with known fields, or a map; strict field validation: a field that the schema does not know is an error. */
export function checkFields(schema: Schema, compile: (schema: Schema) => Check): Check {
  const fields = new Map(Object.entries(schema.properties ?? {}).map(([name, property]) => [name, compile(property)]));
  const rest = checkOtherFields(schema, compile);
  return (value, path, errors) => {
    if (!isRecord(value)) return;
    for (const key of Object.keys(value)) {
      const check = fields.get(key);
      if (check) check(value[key], fieldPath(path, key), errors);
      else rest(value[key], schema.additionalProperties ? `${path}[${key}]` : fieldPath(path, key), errors);
    }
  };
}

function checkOtherFields(schema: Schema, compile: (schema: Schema) => Check): Check {
  if (schema.additionalProperties) return compile(schema.additionalProperties);
  if (schema['x-kubernetes-preserve-unknown-fields']) return () => undefined;
  return (_, path, errors) => { errors.push(`${path}: unknown field`); };
}

/** Fields that must be there. */
export function checkRequired(names: readonly string[]): Check {
  return (value, path, errors) => {
    if (!isRecord(value)) return;
    for (const name of names) {
      if (!Object.hasOwn(value, name)) errors.push(`${fieldPath(path, name)}: required`);
    }
  };
}

/** Least and greatest number of fields. */
export function checkPropertyCount(min: number, max: number): Check {
  return (value, path, errors) => {
    if (!isRecord(value)) return;
    const count = Object.keys(value).length;
    if (count < min) errors.push(`${path}: must have at least ${min} fields, has ${count}`);
    if (count > max) errors.push(`${path}: must have at most ${max} fields, has ${count}`);
  };
}
