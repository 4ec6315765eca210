import { posix } from 'node:path';
import * as ts from 'typescript';
import { foreignPackage, rooms } from '../../projenrc/rooms';

const longestFile = 300;

/** Every breach of the architecture in `files` (path below `lib/` -> text), sorted; one line each. */
export function offences(files: ReadonlyMap<string, string>): readonly string[] {
  const graph = new Map([...files].map(([file, text]) => [file, importsOf(text)]));
  const found = [...graph].flatMap(([file, imports]) => [
    ...lengthOffence(file, files.get(file)!),
    ...roomOffences(file, imports, files),
  ]);
  return [...found, ...cycles(graph, files)].sort();
}

function importsOf(text: string): readonly string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map((imported) => imported.fileName);
}

function lengthOffence(file: string, text: string): readonly string[] {
  const lines = text.trimEnd().split('\n').length;
  return lines > longestFile ? [`${file}: has ${lines} lines, more than ${longestFile}`] : [];
}

function roomOffences(file: string, imports: readonly string[], files: ReadonlyMap<string, string>): readonly string[] {
  const room = roomOf(file);
  if (room === undefined) return [`${file}: is in no room of projenrc/rooms.ts`];
  return imports.filter((specifier) => !mayImport(file, room, specifier, files)).map((specifier) => `${file}: may not import ${specifier}`);
}

function mayImport(file: string, room: string, specifier: string, files: ReadonlyMap<string, string>): boolean {
  const { imports, packages } = rooms[room]!;
  if (!specifier.startsWith('.')) return !new RegExp(foreignPackage(packages)).test(specifier);
  const target = resolve(file, specifier, files);
  const targetRoom = target === undefined ? undefined : roomOf(target);
  return targetRoom !== undefined && [room, ...imports].includes(targetRoom);
}

function roomOf(file: string): string | undefined {
  return Object.keys(rooms).find((room) => file === room || file.startsWith(`${room}/`));
}

function resolve(from: string, specifier: string, files: ReadonlyMap<string, string>): string | undefined {
  // a dynamic import names the file that it is compiled to
  const path = posix.join(posix.dirname(from), specifier).replace(/\.js$/, '.ts');
  return [path, `${path}.ts`, posix.join(path, 'index.ts')].find((candidate) => files.has(candidate));
}

function cycles(graph: ReadonlyMap<string, readonly string[]>, files: ReadonlyMap<string, string>): readonly string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): void => {
    const start = trail.indexOf(file);
    if (start >= 0) found.push(`cycle: ${[...trail.slice(start), file].join(' -> ')}`);
    if (start >= 0 || done.has(file)) return;
    for (const specifier of graph.get(file)!.filter((name) => name.startsWith('.'))) {
      const target = resolve(file, specifier, files);
      if (target !== undefined) visit(target, [...trail, file]);
    }
    done.add(file);
  };
  [...graph.keys()].sort().forEach((file) => visit(file, []));
  return found;
}
