import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { specPages } from './docs/spec-pages';

const root = join(__dirname, '..');

for (const [path, text] of specPages()) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  console.log(path);
}
