import type { Path } from '../diagnostics/finding';

/** A stretch of a text: where it begins, and the place after its end. */
export type Range = readonly [start: number, end: number];

/** Something that is wrong with a text as YAML, before anything is asked of its fields. */
export interface Mistake {
  readonly code: string;
  readonly message: string;
  readonly help?: string;
  readonly range: Range;
  readonly path?: Path;
  /** Another place that it is about, such as the first of two equal keys. */
  readonly related?: { readonly range: Range; readonly message: string };
}
