import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dump } from 'js-yaml';
import type { Resource } from '../lib/kube/resource';
import { application } from './clean-application';
import { foundation } from './clean-foundation';

/** The YAML files of a mesh: what each is called, and its documents. */
export type MeshFiles = ReadonlyMap<string, readonly Resource[]>;

/**
 * A mesh in which there is nothing to find: so many applications, a multiple of forty, in forty namespaces and behind ten gateways.
 * 3,000 applications are 21,914 documents in 3,052 files.
 */
export function cleanMesh(applications: number): MeshFiles {
  return new Map([
    ...foundation(),
    ...[...Array(applications).keys()].map((index) => application(index, applications)),
  ]);
}

/** Writes the files of a mesh below a folder, and gives the number of documents. */
export function writeMesh(folder: string, files: MeshFiles): number {
  for (const [name, documents] of files) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, documents.map((document) => dump(document, { noRefs: true, lineWidth: -1 })).join('---\n'));
  }
  return [...files.values()].flat().length;
}
