import type { Change } from '../diagnostics/change';
import type { Resource } from '../kube/resource';

/** One change of a document that mends a fault without a decision by a person. All paths are those of the document as it was judged. */
export interface Edit extends Change {
  readonly on: Resource;
}
