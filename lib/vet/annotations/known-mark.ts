import type { ValueForm } from './value-forms';

/** An annotation or a label that Istio heeds. */
export interface KnownMark {
  readonly name: string;
  /** Kinds that it says something on; a workload's pod template is a `Pod`. Absent where it may stand on any. */
  readonly kinds?: readonly string[];
  /** What its value has to look like. */
  readonly form?: ValueForm;
  /** Whether the injector refuses the pod for a bad value; else that is passed over. */
  readonly refused?: true;
  /** What to write in its place, where it is deprecated. */
  readonly deprecated?: string;
}
