import type { Schema } from './schema';
import { schemaAt, schemaSteps } from './schema-path';

/** A schema with only the given paths left, and all that is below each of them; a path that leads nowhere is an error. */
export function pickPaths(schema: Schema, paths: readonly string[]): Schema {
  paths.forEach((path) => schemaAt(schema, path));
  return pick(schema, paths.map(schemaSteps));
}

function pick(schema: Schema, paths: readonly (readonly string[])[]): Schema {
  if (paths.some(({ length }) => length === 0)) return schema;
  if (schema.items) return { ...schema, items: pick(schema.items, paths.map((steps) => steps.slice(1))) };
  const kept = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const inside = paths.filter(([first]) => first === name);
    return inside.length === 0 ? [] : [[name, pick(property, inside.map((steps) => steps.slice(1)))]];
  });
  return { ...schema, properties: Object.fromEntries(kept) };
}
