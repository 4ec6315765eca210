import { join, resolve } from 'node:path';
import type { Finding } from '../../diagnostics/finding';
import { printable } from '../../diagnostics/printable';
import { toYaml } from '../../inputs/to-yaml';
import type { Resource } from '../../kube/resource';
import { exitCode } from './exit-code';
import { print, type Io } from './io';
import { fileName } from './output/file-name';
import { uninterrupted } from './output/uninterrupted';
import { writeFolder } from './output/write-folder';
import { report, type Format } from './report';

/** Writes each resource into a file of its own, and says on the standard error what was done. Gives the exit code. */
export function write(io: Io, folder: string, resources: readonly Resource[], format: Format): Promise<number> {
  return writeFiles(io, folder, filesOf(resources, format), { format, isOwn: (name) => name.split('/').length === 2 });
}

/** How files are written. */
export interface Writing {
  readonly format: Format;
  /** Whether a name is one that this command gives: what another wrote into the folder is not touched. */
  readonly isOwn: (name: string) => boolean;
}

/** Writes files by their names, and says on the standard error what was done. Gives the exit code. */
export async function writeFiles(io: Io, folder: string, files: ReadonlyMap<string, string>, { format, isOwn }: Writing): Promise<number> {
  const findings: Finding[] = [];
  let done = '';
  try {
    const plan = await uninterrupted(() => writeFolder(resolve(io.cwd, folder), files, isOwn));
    findings.push(...plan.conflicts.map(({ name, why }) => inTheWay(join(folder, name), why)));
    done = `${folder}: ${plan.write.length} written, ${plan.unchanged.length} unchanged, ${plan.remove.length} deleted\n`;
  } catch (error) {
    findings.push(finding('cannot-write', `cannot write into \`${printable(folder)}\`: ${(error as Error).message}`));
  }
  if (await report(io, findings, [], format)) return exitCode.wrongInput;
  await print(io.stderr, done);
  return exitCode.good;
}

function filesOf(resources: readonly Resource[], format: Format): ReadonlyMap<string, string> {
  const files = new Map(resources.map((resource) => [fileName(resource, format), resourceText(resource, format)]));
  if (files.size < resources.length) throw new Error('two resources have one file name');
  return files;
}

/** A resource as the text of a file. */
export function resourceText(resource: Resource, format: Format): string {
  return format === 'yaml' ? toYaml(resource) : `${JSON.stringify(resource, undefined, 2)}\n`;
}

function inTheWay(file: string, why: string): Finding {
  return finding('file-in-the-way', `\`${printable(file)}\` ${why}`, 'move it elsewhere, or delete it; nothing was written');
}

function finding(code: string, message: string, help?: string): Finding {
  return { code, severity: 'error', message, ...help !== undefined && { help }, path: [] };
}
