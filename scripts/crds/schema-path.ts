import type { Schema } from './schema';

/** Steps of a path such as `http[].match[].headers{}`: property names, `[]` for an item, `{}` for a value of a map. */
export function schemaSteps(path: string): string[] {
  return path.match(/\[\]|\{\}|[^.[\]{}]+/g) ?? [];
}

/** The schema at a path below another; a path that leads nowhere is an error. */
export function schemaAt(schema: Schema, path: string): Schema {
  return schemaSteps(path).reduce((at, step) => {
    const next = below(at, step);
    if (!next) throw new Error(`nothing at \`${step}\` of \`${path}\``);
    return next;
  }, schema);
}

function below(schema: Schema, step: string): Schema | undefined {
  switch (step) {
    case '[]': return schema.items;
    case '{}': return schema.additionalProperties;
    default: return schema.properties?.[step];
  }
}
