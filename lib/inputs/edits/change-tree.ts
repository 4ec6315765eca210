/** Changes of one document by the way to them: a new value, where `undefined` takes away, or changes within what is there. */
export type ChangeTree = { readonly value: unknown } | Within;

/** Changes of parts of a value: property names, or numbers for places of a list. */
export interface Within {
  readonly parts: Map<string | number, ChangeTree>;
}
