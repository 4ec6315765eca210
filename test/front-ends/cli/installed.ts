import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../../..');

/** The command bundled as it is published, for all tests of a file; `bin` is what node is to run. */
export function installedCommand(): { readonly bin: string } {
  const installed = { bin: '' };
  beforeAll(() => {
    const folder = mkdtempSync(join(tmpdir(), 'fairlead-bin-'));
    installed.bin = join(folder, 'dist/bin/fairlead.js');
    execFileSync(process.execPath, [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'scripts/bundle.ts'), join(folder, 'dist/bin')], { cwd: root });
    copyFileSync(join(root, 'package.json'), join(folder, 'package.json'));
  }, 60_000);
  afterAll(() => rmSync(join(installed.bin, '../../..'), { recursive: true }));
  return installed;
}
