import type { Finding } from '../../../diagnostics/finding';
import type { Source } from '../../../diagnostics/source';
import type { Document } from '../../../inputs/document';
import type { Resource } from '../../../kube/resource';
import type { Shown } from '../../../mesh/sight';

/** Resources from wherever, and how much of all there is they are. */
export interface ResourcesRead {
  readonly resources: readonly Resource[];
  /** Documents of our own kinds among them, right or wrong. */
  readonly specs: readonly Document[];
  readonly shown: readonly Shown[];
  /** Kinds of which somewhere some were not read. */
  readonly doubts: readonly Shown[];
  /** Where they come from, for a person. */
  readonly from: string;
  readonly findings: readonly Finding[];
  readonly sources: readonly Source[];
}
