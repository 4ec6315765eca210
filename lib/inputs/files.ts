import { createReadStream, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Finding } from '../diagnostics/finding';
import { quote } from '../specs/show';
import { decode } from './decode';
import { filesBelow } from './folder';
import type { InputFile } from './input-file';
import { readAhead } from './read-ahead';

const mebibyte = 1024 * 1024;

/** How far it is read. */
export interface Reach {
  /** The most of one file, in bytes. */
  readonly one: number;
  /** The most of all files, in bytes. */
  readonly altogether: number;
  /** Whether folders into which the command wrote are looked into too. */
  readonly intoOutput?: true;
}

const forSpecs: Reach = { one: 16 * mebibyte, altogether: 256 * mebibyte };
/** For what `kubectl get -A` writes of a large cluster; a text of more than 512 MiB is none to Node. */
export const forClusters: Reach = { one: 256 * mebibyte, altogether: 512 * mebibyte };
/** For whatever is to be applied, the command's own output too. */
export const forManifests: Reach = { ...forClusters, intoOutput: true };

/** Where relative paths begin, and what `-` stands for. */
export interface Surroundings {
  readonly cwd: string;
  readonly stdin: AsyncIterable<Uint8Array | string>;
}

/** The files of an input, and what could not be read of it. */
export interface Files {
  readonly files: readonly InputFile[];
  readonly findings: readonly Finding[];
}

type Item = InputFile | Finding;

/** Reads files, folders (all YAML and JSON files below) and, as `-`, the standard input; each file once, however often it is named. */
export class FileReader {
  private readonly seen = new Set<string>();
  private size = 0;

  public constructor(private readonly surroundings: Surroundings, private readonly reach = forSpecs) {}

  /** Reads what is at the paths, but for what this reader has read before. */
  public async read(paths: readonly string[]): Promise<Files> {
    const items: Item[][] = [];
    for (const path of paths) items.push(await this.readPath(path).catch((error: unknown) => [unreadable(path, error)]));
    const all = items.flat();
    return { files: await readAhead(all.filter((item) => 'text' in item)), findings: all.filter((item) => 'code' in item) };
  }

  private async readPath(path: string): Promise<Item[]> {
    if (path === '-') return this.readStream('<stdin>', this.surroundings.stdin);
    const real = resolve(this.surroundings.cwd, path);
    const stats = statSync(real);
    if (stats.isDirectory()) return this.readFolder(path, real);
    // what is neither may be a pipe, such as a shell's <(...)
    return stats.isFile() ? this.readFile(join(path), real, true) : this.readStream(path, createReadStream(real));
  }

  private readFolder(path: string, real: string): Item[] {
    const { files, unreadable: closed, tooMany } = filesBelow(real, this.reach.intoOutput);
    const shown = (file: string) => join(path, file.slice(real.length)).replaceAll('\\', '/');
    if (tooMany) {
      return [inputFinding('too-many-files', `there are too many files and folders in ${quote(path)} to look through`, 'name the folders that hold specs')];
    }
    if (files.length === 0 && closed.length === 0) {
      return [inputFinding('no-files', `there is no YAML or JSON file in ${quote(path)}`, 'looked for `*.yaml`, `*.yml` and `*.json` in it and below')];
    }
    const missed = closed.map((entry) => unreadable(shown(entry.path), entry.error));
    return [...missed, ...files.flatMap((file) => this.readFile(shown(file), file, false))];
  }

  private readFile(file: string, real: string, named: boolean): Item[] {
    try {
      const { dev, ino, size } = statSync(real);
      if (this.isSeen(`${dev}:${ino}`)) return [];
      return this.accept(file, size > this.reach.one ? undefined : readFileSync(real), named);
    } catch (error) {
      return [unreadable(file, error)];
    }
  }

  private async readStream(file: string, stream: Surroundings['stdin']): Promise<Item[]> {
    if (this.isSeen(file)) return [];
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of stream) {
      parts.push(Buffer.from(part as Uint8Array));
      size += part.length;
      if (size > this.reach.one) return this.accept(file, undefined, true);
    }
    return this.accept(file, Buffer.concat(parts), true);
  }

  private accept(file: string, bytes: Uint8Array | undefined, named: boolean): Item[] {
    const { one, altogether } = this.reach;
    if (!bytes || bytes.length > one) {
      return [inputFinding('too-large', `${quote(file)} is larger than ${one / mebibyte} MiB`, 'split it, or leave it out')];
    }
    const before = this.size;
    this.size += bytes.length;
    if (this.size > altogether) {
      const message = `the input is larger than ${altogether / mebibyte} MiB, up to ${quote(file)}`;
      return before > altogether ? [] : [inputFinding('too-large', message, 'name the folders that hold specs')];
    }
    const { text, finding } = decode(file, bytes);
    return [finding ?? { file, text, named }];
  }

  private isSeen(file: string): boolean {
    return this.seen.size === this.seen.add(file).size;
  }
}

const notPermitted = { why: 'it may not be read', help: 'let the user who runs this read it, or leave it out' };
const reasons: Readonly<Record<string, { readonly why: string; readonly help: string }>> = {
  ENOENT: { why: 'there is no such file or folder', help: 'relative paths begin in the folder in which the command runs' },
  EACCES: notPermitted,
  EPERM: notPermitted,
  ENOTDIR: { why: 'a part of the path is a file', help: 'name the file, or a folder' },
  ELOOP: { why: 'its links lead in a circle', help: 'name what the links were to lead to' },
};

function unreadable(path: string, error: unknown): Finding {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const { why, help } = reasons[code] ?? { why: message, help: 'name files and folders that can be read' };
  return inputFinding('unreadable', `cannot read ${quote(path)}: ${why}`, help);
}

/** A finding about the input itself; it has no place in any file. */
function inputFinding(code: string, message: string, help: string): Finding {
  return { code, severity: 'error', message, help, path: [] };
}
