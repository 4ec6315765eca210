import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import * as yaml from 'yaml';
import { advisoryKinds } from '../../lib/cluster/kinds';
import * as fairlead from '../../lib/index';
import { command, temporaryFolder } from '../front-ends/cli/terminal';
import { typeErrorsIn } from '../readme/type-errors';

const folder = temporaryFolder();
const inputs = join(__dirname, '../../docs/guides/advisories');
const guide = `${inputs}.md`;
const text = () => readFileSync(guide, 'utf8');
const textsIn = (language: string) => [...text().matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, block]) => block!);

test('the command with an output below it gives that output', async () => {
  cpSync(inputs, folder.path, { recursive: true });
  const shown = [...text().matchAll(/fairlead (advisories [^\n]*)\n```\n\n```text\n(.*?)```/gs)] as unknown as [string, string, string][];
  expect(shown).toHaveLength(1);
  for (const [all, line, expected] of shown) {
    const { code, out, err } = await command(line.split(' '), { cwd: folder.path, today: '2026-11-01' });
    expect({ code, err }).toEqual({ code: 1, err: '' });
    if (process.env.UPDATE_CASES === '1') writeFileSync(guide, text().replace(all, () => all.replace(`\`\`\`text\n${expected}`, `\`\`\`text\n${out}`)));
    else expect(out).toBe(expected);
  }
});

test('every other command is one of the help', async () => {
  const { out } = await command(['advisories', '--help'], { cwd: folder.path });
  const commands = textsIn('sh').map((block) => block.trim()).filter((line) => !line.endsWith('mesh.yaml'));
  expect(commands.filter((line) => !out.includes(line))).toEqual([]);
});

test('the ClusterRole gives the right to read what is read, and no other', () => {
  const { rules } = yaml.parse(textsIn('yaml')[0]!) as { rules: readonly { apiGroups: string[]; resources: string[]; verbs: string[] }[] };
  const given = rules.flatMap(({ apiGroups, resources, verbs }) => apiGroups.flatMap((group) => resources.map((plural) => `${verbs.join()} ${group}/${plural}`)));
  const wanted = advisoryKinds.map(({ kind, plural }) => `list ${kind.slice(0, kind.indexOf('/'))}/${plural}`);
  expect(given.sort()).toEqual([...wanted, 'get /configmaps'].sort());
});

test('the TypeScript compiles, and tells what the command does', () => {
  const [source = ''] = textsIn('ts');
  expect(typeErrorsIn([source])).toEqual([]);
  const { outputText } = ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
  const modules: Readonly<Record<string, unknown>> = {
    fairlead,
    yaml,
    'node:fs': { readFileSync: (path: string, encoding: 'utf8') => readFileSync(join(inputs, path), encoding) },
  };
  const lines: string[] = [];
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  (new Function('require', 'exports', 'console', outputText) as (...values: unknown[]) => void)(
    (name: string) => modules[name], {}, { log: (...words: string[]) => lines.push(words.join(' ')) });
  expect(lines[0]).toMatch(/^1\.30\.0 (?:supported|endOfLife)$/);
  expect(lines).toContain('ISTIO-SECURITY-2021-002 used');
});
