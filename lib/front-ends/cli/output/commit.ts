import { copyFileSync, mkdirSync, renameSync, rmdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What is to be changed in a folder. */
export interface Changes {
  /** The texts of files that are new or replaced, by their names. */
  readonly write: ReadonlyMap<string, string>;
  /** Names of those of them that stand there already. */
  readonly replace: ReadonlySet<string>;
  readonly remove: readonly string[];
}

/**
 * Makes all changes or, where one fails, none. New texts, and copies of all that will go, are written aside first, so that a full
 * disk is found out before anything is touched; then each file is replaced in one step.
 */
export function commit(folder: string, staging: string, changes: Changes): void {
  const { write, replace, remove } = changes;
  const numbers = new Map([...write.keys(), ...remove].map((name, index) => [name, index]));
  const aside = (kind: 'new' | 'old', name: string) => join(staging, `${kind}-${numbers.get(name)}`);
  for (const [name, text] of write) writeFileSync(aside('new', name), text);
  for (const name of [...replace, ...remove]) copyFileSync(join(folder, name), aside('old', name));

  const undo: (() => void)[] = [];
  try {
    change(folder, changes, aside, undo);
  } catch (error) {
    undo.reverse().forEach(attempt);
    throw error;
  }
  // a folder with other files in it stays
  for (const parent of new Set(remove.map(dirname))) attempt(() => foldersUp(join(folder, parent), folder).forEach((one) => rmdirSync(one)));
}

function change(folder: string, { write, replace, remove }: Changes, aside: (kind: 'new' | 'old', name: string) => string, undo: (() => void)[]): void {
  const at = (name: string) => join(folder, name);
  for (const parent of new Set([...write.keys()].map(dirname))) {
    const made = mkdirSync(at(parent), { recursive: true });
    if (made !== undefined) undo.push(() => foldersUp(at(parent), dirname(made)).forEach((one) => rmdirSync(one)));
  }
  for (const name of write.keys()) {
    renameSync(aside('new', name), at(name));
    undo.push(() => (replace.has(name) ? renameSync(aside('old', name), at(name)) : unlinkSync(at(name))));
  }
  for (const name of remove) {
    unlinkSync(at(name));
    undo.push(() => renameSync(aside('old', name), at(name)));
  }
}

/** A folder and those above it, up to but without `top`. */
function foldersUp(lowest: string, top: string): readonly string[] {
  return lowest.length <= top.length ? [] : [lowest, ...foldersUp(dirname(lowest), top)];
}

function attempt(step: () => void): void {
  try {
    step();
  } catch {
    // there is nothing better to do than to go on with the others
  }
}
