import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Crd } from './crds/crd';
import { generatedFiles } from './crds/generated-files';
import { goModuleFolder } from './crds/go-module';
import { readCrd } from './crds/read-crd';
import type { CrdDocument } from './crds/read-crd';
import { sources } from './crds/sources';
import type { Source } from './crds/sources';

const root = join(__dirname, '..');

function main(): void {
  const files = generatedFiles(sources.flatMap(readSource));
  ['crds', 'lib/kube/generated', 'lib/structure/generated'].forEach((folder) => rmSync(join(root, folder), { recursive: true, force: true }));
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(`${String(text.length).padStart(6)}  ${path}`);
  }
}

function readSource({ module, version, files, experimental = [] }: Source): Crd[] {
  const folder = goModuleFolder(module, version);
  const crds = (paths: readonly string[]): Crd[] => paths
    .flatMap((file) => parseAllDocuments(readFileSync(join(folder, file), 'utf8')))
    .map((document) => document.toJS() as CrdDocument | null)
    .filter((document) => document !== null)
    .map(readCrd);
  return [...crds(files), ...crds(experimental).map((crd) => ({ ...crd, channel: 'experimental' as const }))];
}

main();
