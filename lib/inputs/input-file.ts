import type { Source } from '../diagnostics/source';

/** A file of the input. */
export interface InputFile extends Source {
  /** Whether the user named this very file; otherwise it was found in a folder and may be nothing of ours. */
  readonly named: boolean;
}
