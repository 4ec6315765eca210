import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { jsonSchema } from '../../../lib/specs/export/json-schema';
import { schemaOf, type FieldSchema } from '../../../lib/specs/export/schema-of';

interface Definition {
  readonly definitions: Readonly<Record<string, Definition>>;
  readonly properties: Readonly<Record<string, Definition>>;
  readonly items: Definition;
  readonly [word: string]: unknown;
}

const schema = jsonSchema() as Definition;

test('the JSON Schema, with the definition of MeshSettings, is this', () => {
  const { MeshSettings } = schema.definitions;
  expect(stringify({ ...schema, definitions: { MeshSettings } }, { lineWidth: 0, aliasDuplicateObjects: false }))
    .toBe(readFileSync(join(__dirname, 'mesh-settings.schema.yaml'), 'utf8'));
  expect(Object.keys(schema.definitions)).toEqual(['MeshIngress', 'MeshSettings', 'MtlsPolicy', 'SecureApplication']);
});

test('rules over several fields are those that JSON Schema can say', () => {
  const { spec } = schema.definitions.SecureApplication!.properties;
  expect(spec!.properties.callers!.items.allOf).toEqual([{ oneOf: [{ required: ['serviceAccount'] }, { required: ['anyServiceAccount'] }] }]);
  expect(spec!.properties.workload!.allOf).toEqual([{ anyOf: [{ required: ['selector'] }, { required: ['serviceAccount'] }] }]);
  expect(spec!.properties.ports!.allOf).toBeUndefined();
  const { jwt } = schema.definitions.MeshIngress!.properties.spec!.properties;
  const audiences = [{ required: ['audiences'] }, { required: ['anyAudience'] }];
  expect(jwt!.properties.providers!.items.allOf).toEqual([
    { oneOf: [{ required: ['jwksUri'] }, { required: ['jwks'] }, { required: ['jwksService'] }] },
    { oneOf: [...audiences, { not: { anyOf: audiences } }] },
  ]);
});

test('a default in words is said in the description', () => {
  const { service, ports } = schema.definitions.SecureApplication!.properties.spec!.properties;
  expect(service!.description).toBe('The Kubernetes Service of the application. Default: `metadata.name`.');
  expect(ports!.description).toBe('The ports of the Service. The first is the default of `expose`.');
});

test('every field says what it means', () => {
  const silent: string[] = [];
  const walk = (node: Definition, place: string): void => {
    for (const [name, inner] of Object.entries(node.properties ?? {})) {
      if (!inner.description) silent.push(`${place}.${name}`);
      walk(inner.items ?? inner, `${place}.${name}`);
    }
  };
  Object.entries(schema.definitions).forEach(([kind, definition]) => walk(definition, kind));
  expect(silent.filter((place) => !place.endsWith('.kind'))).toEqual([]);
});

test('nothing but words of JSON Schema is in it, and every list, map and text of a spec has a limit', () => {
  const words = new Set<string>();
  const unlimited: string[] = [];
  const walk = (node: Definition, place: string): void => {
    Object.keys(node).forEach((word) => words.add(word));
    const limit = { string: 'maxLength', array: 'maxItems', integer: 'maximum' }[node.type as string];
    if (limit !== undefined && node[limit] === undefined && node.enum === undefined) unlimited.push(place);
    if (typeof node.additionalProperties === 'object' && node.maxProperties === undefined) unlimited.push(place);
    Object.entries(node.properties ?? {}).forEach(([name, inner]) => walk(inner, `${place}.${name}`));
    for (const inner of [node.items, node.additionalProperties, node.propertyNames]) if (typeof inner === 'object') walk(inner as Definition, `${place}[]`);
    if (node.type === 'object' && typeof node.additionalProperties !== 'object') expect([place, node.additionalProperties]).toEqual([place, false]);
  };
  Object.entries(schema.definitions).forEach(([kind, definition]) => walk(definition.properties.spec!, kind));
  expect(unlimited).toEqual([]);
  expect([...words].sort()).toEqual([
    'additionalProperties', 'allOf', 'default', 'description', 'enum', 'items', 'maxItems', 'maxLength', 'maxProperties', 'maximum', 'minItems', 'minLength',
    'minProperties', 'minimum', 'pattern', 'properties', 'propertyNames', 'required', 'type',
  ]);
});

test('every field that must be given has an example or choices, for the message that it is missing', () => {
  const bare: string[] = [];
  const walk = (node: FieldSchema, place: string): void => {
    for (const [name, field] of Object.entries(node.properties ?? {})) {
      const told = field.example ?? field.enum ?? field.const;
      if (node.required?.includes(name) && told === undefined) bare.push(`${place}.${name}`);
      walk(field, `${place}.${name}`);
    }
    if (node.items) walk(node.items, `${place}[]`);
  };
  (['MeshIngress', 'MeshSettings', 'MtlsPolicy', 'SecureApplication'] as const).forEach((kind) => walk(schemaOf(kind), kind));
  expect(bare).toEqual([]);
});
