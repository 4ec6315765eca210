import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';

const output = process.argv[2] ?? 'dist/bin';
const command = 'lib/front-ends/cli/bin.ts';
/** Read only when a cluster is asked for, since it holds a large package. */
const cluster = 'lib/cluster/connect.ts';
/** What a second thread runs. */
const reader = 'lib/inputs/plain-reader.ts';

const apart: Plugin = {
  name: 'the cluster in a file of its own',
  setup({ onResolve }) {
    onResolve({ filter: /\/cluster\/connect\.js$/ }, () => ({ path: './cluster.js', external: true }));
  },
};

/** What the kubeconfig's package imports and only its typed clients use; Node has the rest. */
const unused: Plugin = {
  name: 'the kubeconfig without its clients',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node-fetch$|\/gen\/index\.js$/ }, ({ path }) => ({ path, namespace: 'unused' }));
    onLoad({ filter: /.*/, namespace: 'unused' }, () => ({
      contents: 'export const Headers = globalThis.Headers, createConfiguration = undefined, ServerConfiguration = undefined; export default globalThis.fetch;',
    }));
  },
};

async function bundle(entry: string, name: string, plugins: Plugin[]): Promise<readonly string[]> {
  // one file, because reading a hundred small ones takes longer than the command's own work
  const { metafile } = await build({
    entryPoints: [entry],
    outfile: join(output, name),
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    legalComments: 'none',
    metafile: true,
    plugins,
  });
  return Object.keys(metafile.inputs);
}

async function main(): Promise<void> {
  const inputs = [
    ...await bundle(command, 'fairlead.js', [apart]), ...await bundle(cluster, 'cluster.js', [unused]), ...await bundle(reader, 'plain-reader.js', []),
  ];
  if (!readFileSync(join(output, 'fairlead.js'), 'utf8').startsWith('#!/usr/bin/env node\n')) throw new Error(`${command} must start with #!/usr/bin/env node`);
  writeFileSync(join(output, 'licenses.txt'), bundledPackages(inputs).map(notice).join('\n'));
}

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

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
