import type { Path } from '../../../diagnostics/finding';

/** A place in a document that names a version of Istio, or something that should. */
export interface Hint {
  readonly path: Path;
  /** What stands for the version: `1.20.3-distroless` of an image, `1-20-3` of a revision. */
  readonly text: string;
  /** How it is known, the surest first: what runs, what will be installed, and what is only called so. */
  readonly by: 'image' | 'installation' | 'chart' | 'values' | 'label' | 'revision';
}
