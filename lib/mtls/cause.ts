import type { Resource } from '../kube/resource';

/** What decides on something: a field of a resource, a rule of Istio, or both. */
export interface Cause {
  /** Absent where Istio's own default or nature decides. */
  readonly resource?: Resource;
  readonly path?: readonly (string | number)[];
  /** The rule in a few words, where the field alone does not tell it. */
  readonly because?: string;
}
