import { quote } from '../specs/show';
import { checkBelow, tell, type Check } from './check';
import { counted } from './counted';
import { hasField, isRecord } from './is-record';
import type { Schema } from './schema';
import { checkUnknownField } from './unknown-field';

/** An object with known fields, or a map; a field that the schema does not know is a fault. */
export function checkFields(schema: Schema, compile: (schema: Schema) => Check): Check {
  const fields = new Map(Object.entries(schema.properties ?? {}).map(([name, property]) => [name, checkField(property, compile)]));
  const rest = checkOtherFields(schema, compile);
  return (value, judging) => {
    if (!isRecord(value)) return;
    // without a list of the keys, since this is asked of every object there is; a record has no others
    for (const key in value) {
      const check = fields.get(key) ?? rest;
      if (check && value[key] !== undefined) checkBelow(check, value[key], key, judging);
    }
  };
}

/** The fields that a schema has something to say of, and no others. */
export function checkKnownFields({ properties = {} }: Schema, compile: (schema: Schema) => Check): Check {
  const fields = Object.entries(properties).map(([name, property]) => ({ name, check: compile(property) }));
  return (value, judging) => {
    if (!isRecord(value)) return;
    for (const { name, check } of fields) {
      if (hasField(value, name)) checkBelow(check, value[name], name, judging);
    }
  };
}

function checkField(schema: Schema, compile: (schema: Schema) => Check): Check {
  return schema.nullable ? compile(schema) : orNothing(compile(schema));
}

function checkOtherFields(schema: Schema, compile: (schema: Schema) => Check): Check | undefined {
  if (schema.additionalProperties) return orNothing(compile(schema.additionalProperties));
  return schema['x-kubernetes-preserve-unknown-fields'] ? undefined : checkUnknownField(schema);
}

function orNothing(check: Check): Check {
  return (value, judging) => {
    if (value !== null) check(value, judging);
  };
}

/** Fields that must be there. */
export function checkRequired(names: readonly string[]): Check {
  return (value, judging) => {
    if (!isRecord(value)) return;
    for (const name of names) {
      if (!hasField(value, name)) tell(judging, 'structure', () => ({ message: `the field ${quote(name)} is missing`, help: `add ${quote(name)}` }), name);
    }
  };
}

/** Least and greatest number of fields. */
export function checkPropertyCount(min: number, max: number): Check {
  return (value, judging) => {
    if (!isRecord(value)) return;
    const count = Object.keys(value).length;
    if (count < min || count > max) tell(judging, 'structure', () => counted('field', count, min, max));
  };
}
