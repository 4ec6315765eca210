import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Crd } from '../../scripts/crds/crd';

const folder = join(__dirname, '../../crds');

/** Text of every structure file by its path below `crds`, in the order of the paths; `sources.json` is not one of them. */
export function readCrdFiles(): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.includes('/') && path.endsWith('.json')).sort();
  return new Map(files.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

/** Every kind whose structure stands in `crds`. */
export function readCrds(): Crd[] {
  return [...readCrdFiles().values()].map((text) => JSON.parse(text) as Crd);
}
