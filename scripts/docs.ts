import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { advisoryModules } from './docs/advisory-modules';
import { rulePages } from './docs/rule-pages';
import { specPages } from './docs/spec-pages';

const root = join(__dirname, '..');

// a rule that is gone has no page
rmSync(join(root, 'docs/rules'), { recursive: true, force: true });
for (const [path, text] of [...specPages(), ...rulePages(), ...advisoryModules()]) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  console.log(path);
}
