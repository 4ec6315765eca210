import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import * as yaml from 'yaml';
import { clusterKinds } from '../../lib/cluster/kinds';
import * as fairlead from '../../lib/index';
import { command, temporaryFolder } from '../front-ends/cli/terminal';
import { typeErrorsIn } from '../readme/type-errors';

const folder = temporaryFolder();
const guide = join(__dirname, '../../docs/guides/mtls.md');
const text = () => readFileSync(guide, 'utf8');
const textsIn = (language: string) => [...text().matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, block]) => block!);

test('each command with an output below it gives that output', async () => {
  cpSync(join(__dirname, '../../docs/guides/mtls'), folder.path, { recursive: true });
  const shown = [...text().matchAll(/fairlead (mtls (?:status|plan) [^\n]*)\n```\n\n```text\n(.*?)```/gs)];
  expect(shown).toHaveLength(3);
  for (const [all, line, expected] of shown as unknown as [string, string, string][]) {
    const { code, out, err } = await command(line.split(' '), { cwd: folder.path });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    if (process.env.UPDATE_CASES === '1') writeFileSync(guide, text().replace(all, () => all.replace(`\`\`\`text\n${expected}`, `\`\`\`text\n${out}`)));
    else expect(out).toBe(expected);
  }
});

test('the ClusterRole gives the right to read what is read, and no other', () => {
  const { kind, rules } = yaml.parse(textsIn('yaml')[0]!) as { kind: string; rules: readonly { apiGroups: string[]; resources: string[]; verbs: string[]; resourceNames?: string[] }[] };
  expect(kind).toBe('ClusterRole');
  const given = rules.flatMap(({ apiGroups, resources, verbs }) => apiGroups.flatMap((group) => resources.map((plural) => `${verbs.join()} ${group}/${plural}`)));
  const wanted = clusterKinds.map(({ kind: name, plural }) => `list ${name.slice(0, name.indexOf('/'))}/${plural}`);
  expect(given.sort()).toEqual([...wanted, 'get /configmaps'].sort());
  expect(rules.find(({ resources }) => resources.includes('configmaps'))!.resourceNames).toEqual(['istio', 'istio-sidecar-injector']);
});

test('what is saved with kubectl are the kinds of Kubernetes and of Istio', () => {
  const [, kinds] = /kubectl get (\S+) -A -o json/.exec(text())!;
  const usual = clusterKinds.filter(({ kind, builtIn, clusterScoped }) => kind.includes('istio.io/') || (builtIn && (!clusterScoped || kind === '/Namespace')));
  expect(kinds!.split(',').sort()).toEqual(usual.map(({ plural }) => plural).sort());
});

test('the TypeScript compiles, and plans', () => {
  const inputs = join(__dirname, '../../docs/guides/mtls');
  const [source = ''] = textsIn('ts');
  expect(typeErrorsIn([source])).toEqual([]);
  const { outputText } = ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
  const readSpec = (kind: 'MtlsPolicy', path: string) => fairlead.readSpec(kind, join(inputs, path));
  const modules: Readonly<Record<string, unknown>> = {
    'fairlead': { ...fairlead, readSpec },
    'yaml': yaml,
    'node:fs': { readFileSync: (path: string, encoding: 'utf8') => readFileSync(join(inputs, path), encoding) },
  };
  const lines: string[] = [];
  const console = { log: (...words: string[]) => lines.push(words.join(' ')), error: (...words: string[]) => lines.push(words.join(' ')) };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  (new Function('require', 'exports', 'console', outputText) as (...values: unknown[]) => void)((name: string) => modules[name], {}, console);
  expect(lines[0]).toBe('what servers take');
  expect(lines.slice(1).map((line) => line.slice(0, line.indexOf('{')))).toEqual(['create ']);
});
