import type { Source } from '../diagnostics/source';
import type { PlainValues } from './plain-values';

/** A file of the input. */
export interface InputFile extends Source {
  /** Whether the user named this very file; otherwise it was found in a folder and may be nothing of ours. */
  readonly named: boolean;
  /** What its documents mean, where that has been read already. */
  readonly plain?: PlainValues;
}
