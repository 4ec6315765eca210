/** A stretch of a file that holds one document. */
export interface Chunk {
  /** Where it begins in the file. */
  readonly start: number;
  readonly text: string;
}
