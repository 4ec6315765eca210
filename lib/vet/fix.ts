import type { Path } from '../diagnostics/finding';
import type { Resource } from '../kube/resource';

/** One change of a document that mends a fault without a decision by a person. */
export interface Edit {
  readonly on: Resource;
  /** Where; what is missing of the way there is made. A number that is the length of a list appends to it. */
  readonly path: Path;
  /** The new value, plain data; `undefined` takes the field or the item away. */
  readonly value: unknown;
}
