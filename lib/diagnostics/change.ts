import type { Path } from './finding';

/** A new value for one place of a document. */
export interface Change {
  /** Where; what is missing of the way there is made. A number that is the length of a list appends to it. */
  readonly path: Path;
  /** The new value, plain data; `undefined` takes the field or the item away. */
  readonly value: unknown;
}
