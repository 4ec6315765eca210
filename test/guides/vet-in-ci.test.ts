import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { command, temporaryFolder } from '../front-ends/cli/terminal';

interface Hook {
  readonly id: string;
  readonly args?: readonly string[];
  readonly entry: string;
  readonly files: string;
  readonly language: string;
  readonly pass_filenames: boolean;
}

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

const root = join(__dirname, '../..');
const text = readFileSync(join(root, 'docs/guides/vet-in-ci.md'), 'utf8');
const [configuration, workflow] = [...text.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, block]) => parse(block!) as unknown) as [
  { repos: { repo: string; rev: string; hooks: Hook[] }[] },
  { on: object; permissions: object; jobs: Record<string, { permissions: object; steps: Step[] }> },
];
const hooks = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as Hook[];
const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
const folder = temporaryFolder();

beforeEach(() => {
  for (const rule of ['good', 'bad']) cpSync(join(root, 'test/vet/rules/gateway-not-found', `${rule}.yaml`), join(folder.path, rule, 'manifests', 'mesh.yaml'));
});

/** The words of the command behind `fairlead`, up to where the shell takes over. */
function wordsOf(line: string): string[] {
  return line.replace(/\s*(?:[|>]|\|\|).*$/, '').split(' ').slice(1);
}

const commands: [string, string[]][] = [
  ...hooks.map(({ id, entry, args = [] }): [string, string[]] => [`the hook ${id}`, wordsOf([entry, ...args].join(' '))]),
  ...configuration.repos.flatMap((repo) => repo.hooks).map(({ id, args = [] }): [string, string[]] => {
    return [`the configured hook ${id}`, wordsOf([hooks.find((hook) => hook.id === id)!.entry, ...args].join(' '))];
  }),
  ...steps.filter(({ run }) => run?.startsWith('fairlead ')).map(({ run }): [string, string[]] => [`the step ${run}`, wordsOf(run!)]),
];

test('there are as many commands as shown', () => {
  expect(commands.map(([name]) => name)).toHaveLength(4);
});

test.each(commands)('%s is taken by the command: it passes on what is good and fails on what is bad', async (_name, words) => {
  const good = await command(words, { cwd: join(folder.path, 'good') });
  const bad = await command(words, { cwd: join(folder.path, 'bad') });
  expect([good.code, bad.code]).toEqual([0, 1]);
  expect(bad.out).toContain('gateway-not-found');
});

test('options that the text names are taken', async () => {
  const named = [...text.matchAll(/`(--[^`]+)`/g)].map(([, option]) => option!.split(' '));
  expect(named.length).toBeGreaterThan(1);
  for (const options of named) expect(await command(['vet', 'manifests/', ...options], { cwd: join(folder.path, 'good') })).toMatchObject({ code: 0, err: '' });
});

test('what comes through a pipe is judged', async () => {
  const pipes = [...text.matchAll(/\| (fairlead vet -)`/g)];
  expect(pipes).toHaveLength(2);
  const stdin = readFileSync(join(folder.path, 'bad/manifests/mesh.yaml'), 'utf8');
  for (const [, line] of pipes) expect((await command(wordsOf(line!), { cwd: folder.path, stdin })).code).toBe(1);
});

test('the hook sees the files that the command reads, and has the program that the package installs', () => {
  const { bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { bin: Record<string, string> };
  for (const { entry, files, language, pass_filenames: names } of hooks) {
    expect({ language, names }).toEqual({ language: 'node', names: false });
    expect(Object.keys(bin)).toContain(entry.split(' ')[0]);
    expect(['a.yaml', 'a/b.yml', 'a.json', 'a.yaml.txt', 'a.ts'].filter((file) => new RegExp(files).test(file))).toEqual(['a.yaml', 'a/b.yml', 'a.json']);
  }
});

test('the workflow uploads the file that it writes, with no more rights than that takes', () => {
  const upload = steps.find(({ uses }) => uses?.startsWith('github/codeql-action/upload-sarif@'));
  expect(steps.map(({ run }) => run ?? '')).toContainEqual(expect.stringContaining(`> ${String(upload!.with!.sarif_file)} `));
  expect(workflow.permissions).toEqual({});
  expect(Object.values(workflow.jobs).map((job) => job.permissions)).toEqual([{ 'contents': 'read', 'security-events': 'write' }]);
});
