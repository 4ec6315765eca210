import { copyFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const root = join(__dirname, '../..');

/** Puts entries of the package, built, into a project as npm would; the peers are those of this repository. */
export function installPackage(project: string, entries: readonly string[], peers: readonly string[]): void {
  const folder = join(project, 'node_modules/fairlead');
  buildSync({
    entryPoints: entries.map((entry) => join(root, `lib/${entry}.ts`)),
    outbase: join(root, 'lib'),
    outdir: join(folder, 'dist'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: [...peers],
  });
  copyFileSync(join(root, 'package.json'), join(folder, 'package.json'));
  for (const peer of peers) symlinkSync(join(root, 'node_modules', peer), join(project, 'node_modules', peer));
}
