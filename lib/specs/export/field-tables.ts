import { quoteAll } from '../show';
import type { FieldSchema } from './schema-of';

/** A table of fields for each object in a schema, under a heading with its place, the outermost first. */
export function fieldTables(schema: FieldSchema, place = ''): readonly string[] {
  const { properties = {} } = schema;
  const names = Object.keys(properties).filter((name) => place !== '' || !['apiVersion', 'kind'].includes(name));
  if (names.length === 0) return [];
  const inside = names.flatMap((name) => fieldTables(...entryOf(properties[name]!, place ? `${place}.${name}` : name)));
  return place === '' ? inside : [`### \`${place}\``, table(schema, names), ...notes(schema), ...inside];
}

/** The schema inside a list, with `[]` after its place. */
function entryOf(schema: FieldSchema, place: string): [FieldSchema, string] {
  return schema.items ? entryOf(schema.items, `${place}[]`) : [schema, place];
}

function table(schema: FieldSchema, names: readonly string[]): string {
  const rows = names.map((name) => {
    const field = schema.properties![name]!;
    return [`\`${name}\``, typeOf(field), defaultOf(field, schema.required?.includes(name) ?? false), meaningOf(field)];
  });
  return [['field', 'type', 'default', 'meaning'], ['---', '---', '---', '---'], ...rows].map(line).join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function typeOf({ type, items, additionalProperties }: FieldSchema): string {
  if (items) return `list of ${typeOf(items)}`;
  if (additionalProperties) return `map of ${typeOf(additionalProperties)}`;
  return type!;
}

function defaultOf({ default: value, fallback }: FieldSchema, required: boolean): string {
  if (required) return 'required';
  if (value !== undefined) return `\`${JSON.stringify(value)}\``;
  return fallback ?? 'none';
}

function meaningOf(field: FieldSchema): string {
  const { description, example } = field;
  const allowed = allowedOf(field.items ?? field);
  return [description, allowed && `Allowed: ${allowed}.`, example !== undefined && example !== '{}' && `Example: \`${example}\`.`].filter(Boolean).join(' ');
}

function allowedOf({ enum: choices, allowed, minimum, maximum }: FieldSchema): string | undefined {
  if (choices) return quoteAll(choices);
  return minimum === undefined ? allowed : `${minimum} to ${maximum}`;
}

function notes({ rules = [], refused = {} }: FieldSchema): readonly string[] {
  const later = Object.keys(refused).filter((name) => refused[name]!.code === 'not-yet-supported');
  return [
    ...rules.map(({ schema, message }) => schema ? `${message.charAt(0).toUpperCase()}${message.slice(1)}.` : '').filter(Boolean),
    ...later.length ? [`Not yet supported: ${quoteAll(later)}.`] : [],
  ];
}
