import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

const name = '.fairlead-staging';

/** Another process writes into the folder, or was killed while it did. */
export class Busy extends Error {}

/**
 * Makes a folder for files on their way into another one. It is a lock too: only one process can make it.
 * @throws Busy where another process has it.
 */
export function acquireStaging(folder: string): string {
  const staging = join(folder, name);
  if (!tryMake(staging)) {
    removeAbandoned(staging);
    if (!tryMake(staging)) throw new Busy(`another run is writing there; if none is, delete \`${name}\` in it`);
  }
  writeFileSync(join(staging, 'owner'), owner(process.pid));
  return staging;
}

/** Gives the lock back, and removes what is left in the folder. */
export function releaseStaging(staging: string): void {
  rmSync(staging, { recursive: true, force: true });
}

function tryMake(staging: string): boolean {
  try {
    mkdirSync(staging);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes the folder of a process of this machine that is no more. */
function removeAbandoned(staging: string): void {
  const before = ownerOf(staging);
  if (!isGone(before)) return;
  const aside = `${staging}-${process.pid}`;
  renameSync(staging, aside);
  // somebody else may have been faster, and this is already their new one
  if (ownerOf(aside) === before) rmSync(aside, { recursive: true, force: true });
  else renameSync(aside, staging);
}

function ownerOf(staging: string): string | undefined {
  try {
    return readFileSync(join(staging, 'owner'), 'utf8');
  } catch {
    return undefined;
  }
}

function isGone(text: string | undefined): boolean {
  const pid = Number(text?.split(' ')[0]);
  if (!(pid > 0) || text !== owner(pid)) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

function owner(pid: number): string {
  return `${pid} ${hostname()}`;
}
