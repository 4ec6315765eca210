import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { run } from '../lib/front-ends/cli/run';
import type { Resource } from '../lib/kube/resource';

const root = join(__dirname, '..');

/** Writes the resources of an example with the command, lists them, and shows a policy in full. Gives the exit code. */
async function show(example: string): Promise<number> {
  const [specs, folder] = [`examples/${example}/spec.yaml`, `artifacts/${example}`];
  if (!existsSync(join(root, specs))) {
    console.error(`there is no example \`${example}\`; try: tsx examples/show.ts bookinfo`);
    return 2;
  }
  console.log(`$ fairlead synth ${specs} -o ${folder}`);
  const { stdin, stdout, stderr, env } = process;
  const code = await run(['synth', specs, '-o', folder], { stdin, stdout, stderr, env, now: () => new Date(), cwd: root });
  if (code === 0) console.log(`${report(folder)}\n\nThere is more about it in examples/${example}/README.md.`);
  return code;
}

function report(folder: string): string {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml')).sort();
  const files = names.map((name) => {
    const text = readFileSync(join(root, folder, name), 'utf8');
    return { name, text, resource: parse(text) as Resource };
  });
  const policy = files.find(({ resource }) => resource.kind === 'AuthorizationPolicy')!;
  return [
    '', ...files.map(({ resource }) => line(resource)),
    '', `${folder}/${policy.name}:`,
    '', ...policy.text.trimEnd().split('\n').map((text) => `  ${text}`),
  ].join('\n');
}

function line({ kind, metadata: { name, namespace = '', annotations } }: Resource): string {
  return `  ${kind.padEnd(22)} ${namespace.padEnd(14)} ${name.padEnd(42)} from ${annotations?.['fairlead.dev/from']}`;
}

void show(process.argv[2] ?? '').then((code) => {
  process.exitCode = code;
});
