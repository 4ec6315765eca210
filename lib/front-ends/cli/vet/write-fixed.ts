import { readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Source } from '../../../diagnostics/source';

const mark = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Puts a new text in the place of the one that was read, in one step; a byte order mark and the rights of the file stay, and of a link
 * the file that it leads to is changed. Says why where it cannot be done.
 */
export function writeFixed(cwd: string, source: Source, text: string): string | undefined {
  try {
    const file = realpathSync(resolve(cwd, source.file));
    const before = readFileSync(file);
    const hasMark = before.subarray(0, mark.length).equals(mark);
    if (before.subarray(hasMark ? mark.length : 0).toString() !== source.text) return 'has changed since it was read';
    const aside = join(dirname(file), `.${process.pid}.fairlead-fix`);
    try {
      writeFileSync(aside, hasMark ? Buffer.concat([mark, Buffer.from(text)]) : text, { flag: 'wx', mode: statSync(file).mode });
      renameSync(aside, file);
    } finally {
      rmSync(aside, { force: true });
    }
    return undefined;
  } catch (error) {
    return `cannot be written: ${(error as Error).message}`;
  }
}
