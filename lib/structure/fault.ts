import type { Path } from '../diagnostics/finding';

/** What sort of mistake a fault is. */
export type FaultKind =
  /** A kind, or a version of one, that Istio does not have, or has no longer. */
  | 'unknown-kind'
  /** A field that the kind does not have. */
  | 'unknown-field'
  /** A field that is missing, or a value that is not allowed where it stands. */
  | 'structure'
  /** A CEL rule of the kind that does not hold. */
  | 'rule';

/** One thing that is wrong with the structure of a document. */
export interface StructureFault extends Words {
  readonly kind: FaultKind;
  /** Of the value in question; where it is missing, the path that it would have. */
  readonly path: Path;
  /** What to underline; the value where nothing is said. */
  readonly at?: 'key';
}

/** A fault in words. */
export interface Words {
  /** What is wrong. */
  readonly message: string;
  /** What to do. */
  readonly help: string;
}
