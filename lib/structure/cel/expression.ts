/** A macro over the items of a list or the keys of a map. */
export type Macro = 'all' | 'exists' | 'exists_one' | 'filter';

/** A CEL expression, parsed: the JSON that the generated structures hold. */
export type Expression =
  | readonly ['value', boolean | number | string]
  | readonly ['variable', string]
  | readonly ['list', ...Expression[]]
  | readonly ['emptyMap']
  | readonly ['field' | 'has', Expression, string]
  | readonly ['macro', Macro, Expression, string, Expression]
  | readonly ['call', string, ...Expression[]];
