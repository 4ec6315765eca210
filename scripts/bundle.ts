import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const entry = 'lib/front-ends/cli/bin.ts';
const bundle = 'dist/bin/fairlead.js';

// one file, because reading a hundred small ones takes longer than the command's own work
const { metafile } = buildSync({
  entryPoints: [entry],
  outfile: bundle,
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  legalComments: 'none',
  metafile: true,
});
if (!readFileSync(bundle, 'utf8').startsWith('#!/usr/bin/env node\n')) throw new Error(`${entry} must start with #!/usr/bin/env node`);
writeFileSync('dist/bin/licenses.txt', bundledPackages(Object.keys(metafile.inputs)).map(notice).join('\n'));

function bundledPackages(inputs: readonly string[]): readonly string[] {
  const folders = inputs.map((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0]);
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort();
}

function notice(folder: string): string {
  const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((candidate) => /^licen[cs]e/i.test(candidate));
  if (file === undefined) throw new Error(`${folder} has no licence file`);
  return `${name} ${version}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
}
