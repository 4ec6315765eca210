import type { Construct } from 'constructs';
import type { Spec } from '../../specs/kinds';
import type { GivenDocument } from './given-documents';

/** A document that a construct declares. */
export interface Declaration {
  readonly construct: Construct;
  readonly document: object;
  /** Absent where the document has mistakes. */
  readonly spec?: Spec;
  /** The documents that it was given beside it: where it was given no ingress, it may mean every one of its tree. */
  readonly given: readonly GivenDocument[];
}
