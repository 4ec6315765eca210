import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { outputRecord } from '../../../inputs/folder';
import { commit } from './commit';
import { planOutput, type OutputPlan, type Standing } from './output-plan';
import { parseRecord, recordText, type Hashes } from './record';
import { acquireStaging, releaseStaging } from './staging';

type Files = ReadonlyMap<string, string>;

/**
 * Makes a folder hold the given files, by name, and no others that were written this way before. All or nothing: with a conflict
 * nothing is changed, and a failure is taken back. A folder with files of another command, whose names are not our own, is left alone. It does not yield, so that a signal is handled before or after it.
 * @throws Busy where another process writes there; the error of the file system where it fails.
 */
export function writeFolder(folder: string, files: Files, isOwn: (name: string) => boolean): OutputPlan {
  mkdirSync(folder, { recursive: true });
  const staging = acquireStaging(folder);
  try {
    const before = textAt(join(folder, outputRecord));
    const record = before === undefined ? { files: {} } : parseRecord(before);
    if (!record) return refusal('is no record that fairlead wrote');
    if (!Object.keys({ ...record.files, ...record.next }).every(isOwn)) return refusal('records what another command of fairlead wrote there');
    const wanted = Object.fromEntries([...files].map(([name, text]) => [name, hash(text)]));
    const plan = planOutput(wanted, record, (name) => standingAt(folder, name));
    if (plan.conflicts.length === 0) apply(folder, staging, files, wanted, plan, before);
    return plan;
  } finally {
    releaseStaging(staging);
  }
}

function refusal(why: string): OutputPlan {
  return { write: [], unchanged: [], remove: [], standing: {}, conflicts: [{ name: outputRecord, why }] };
}

function apply(folder: string, staging: string, files: Files, wanted: Hashes, plan: OutputPlan, before: string | undefined): void {
  const { write, remove, standing } = plan;
  const final = recordText({ files: wanted });
  if (write.length + remove.length > 0) {
    // should the machine stop in the middle, the next run knows the old files and the new ones as its own
    putRecord(folder, staging, recordText({ files: standing, next: wanted }));
    try {
      const texts = new Map(write.map((name) => [name, files.get(name)!]));
      commit(folder, staging, { write: texts, replace: new Set(write.filter((name) => Object.hasOwn(standing, name))), remove });
    } catch (error) {
      putRecord(folder, staging, before);
      throw error;
    }
  }
  if (before !== final) putRecord(folder, staging, final);
}

function putRecord(folder: string, staging: string, text: string | undefined): void {
  const path = join(folder, outputRecord);
  if (text === undefined) {
    rmSync(path);
    return;
  }
  writeFileSync(join(staging, 'record'), text);
  renameSync(join(staging, 'record'), path);
}

function textAt(path: string): string | undefined {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats) return undefined;
  return stats.isFile() ? readFileSync(path, 'utf8') : '';
}

/** What stands at a name; a link is never followed, since it may lead out of the folder. */
function standingAt(folder: string, name: string): Standing {
  const parents = dirname(name).split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'));
  const wrong = parents.find((parent) => lstatSync(join(folder, parent), { throwIfNoEntry: false })?.isDirectory() === false);
  if (wrong !== undefined) return { inTheWay: `cannot be written, because \`${wrong}\` is no folder` };
  const stats = lstatSync(join(folder, name), { throwIfNoEntry: false });
  if (!stats) return undefined;
  return stats.isFile() ? hash(readFileSync(join(folder, name))) : { inTheWay: 'is in the way, and is no file' };
}

function hash(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
