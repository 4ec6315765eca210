import type { Readable, Writable } from 'node:stream';

/** A stream that may be a terminal. */
export type Terminal = Writable & {
  readonly isTTY?: boolean;
  /** Its width in characters. */
  readonly columns?: number;
};

/** What a command reads from and writes to. */
export interface Io {
  readonly stdin: Readable;
  readonly stdout: Terminal;
  readonly stderr: Terminal;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
}

/** The standard output or error could not be written. */
export class Unwritable extends Error {
  public constructor(public readonly code: string | undefined, message: string) {
    super(message);
  }
}

/**
 * Writes a text and waits until it is taken.
 * @throws Unwritable where it is not, with code `EPIPE` where the reader has gone.
 */
export function print(stream: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (error) reject(new Unwritable((error as NodeJS.ErrnoException).code, error.message));
      else resolve();
    });
  });
}
