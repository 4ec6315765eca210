import type { Construct } from 'constructs';
import type { Spec } from '../../specs/kinds';
import type { GivenIngress } from './given-ingresses';

/** A document that a construct declares. */
export interface Declaration {
  readonly construct: Construct;
  readonly document: object;
  /** Absent where the document has mistakes. */
  readonly spec?: Spec;
  /** Absent: it may mean every ingress of its tree. */
  readonly ingresses?: readonly GivenIngress[];
}
