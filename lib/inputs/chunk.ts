import type { Range } from './mistake';

/** A stretch of a file that holds one document. */
export interface Chunk {
  /** Where it begins in the file. */
  readonly start: number;
  readonly text: string;
  /** The stretch of the file whose comments are about it, which begins at comments above it that are about nothing else. */
  readonly comments: Range;
}
