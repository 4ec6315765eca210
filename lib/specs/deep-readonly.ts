/** A parsed document as its readers see it: nothing in it can be assigned. */
export type DeepReadonly<T> =
  T extends readonly (infer Item)[] ? readonly DeepReadonly<Item>[]
    : T extends object ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
      : T;
