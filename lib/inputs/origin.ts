import type { Path } from '../diagnostics/finding';
import type { Chunk } from './chunk';

/** Where a document comes from. */
export interface Origin {
  readonly chunk: Chunk;
  /** Which of the documents of the chunk, from 0. */
  readonly index: number;
  /** Where in that it stands, as in `['items', 3]`. */
  readonly prefix: Path;
}
