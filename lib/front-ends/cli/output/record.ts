import { isFileName } from './file-name';

/** The SHA-256 of each file that was written, in hexadecimal, by the file's name. */
export type Hashes = Readonly<Record<string, string>>;

/** What is recorded of a folder of output. */
export interface OutputRecord {
  /** What was written. */
  readonly files: Hashes;
  /** What was being written when the record was; left over only where that was interrupted. */
  readonly next?: Hashes;
}

/** The record as a file. */
export function recordText({ files, next }: OutputRecord): string {
  const comment = 'written by `fairlead`, which replaces and deletes these files as long as nobody else changes them';
  return `${JSON.stringify({ comment, files: sorted(files), ...next && { next: sorted(next) } }, undefined, 2)}\n`;
}

/** Reads a record; nothing where the text is none, or names files outside its folder. */
export function parseRecord(text: string): OutputRecord | undefined {
  try {
    const { files, next = {} } = JSON.parse(text) as { files: unknown; next?: unknown };
    return isHashes(files) && isHashes(next) ? { files, next } : undefined;
  } catch {
    return undefined;
  }
}

function isHashes(value: unknown): value is Hashes {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    && Object.entries(value).every(([name, hash]) => isFileName(name) && typeof hash === 'string');
}

function sorted(hashes: Hashes): Hashes {
  return Object.fromEntries(Object.entries(hashes).sort(([a], [b]) => (a < b ? -1 : 1)));
}
