import type * as z from 'zod/mini';
import { withRule } from './rule';
import { quote } from './show';

/** Fields that something else leaves nothing to do. */
export interface Alone<Value> {
  readonly when: (value: Value) => boolean;
  /** The same in CEL. */
  readonly cel: string;
  readonly without: readonly (keyof Value & string)[];
  /** Why they have no effect, as the end of a sentence. */
  readonly why: string;
}

/** The schema in which fields without an effect are mistakes. */
export function alone<Schema extends z.ZodMiniType>(schema: Schema, { when, cel, without, why }: Alone<z.output<Schema>>): Schema {
  return withRule(schema, (value) => {
    const given = when(value) ? without.filter((name) => value[name] !== undefined) : [];
    return given.map((name) => ({ code: 'without-effect', at: [name], message: `${quote(name)} has no effect ${why}`, help: 'leave it out' }));
  }, { rule: `!(${cel}) || !(${without.map((name) => `has(self.${name})`).join(' || ')})`, message: `nothing else has an effect ${why}` });
}
