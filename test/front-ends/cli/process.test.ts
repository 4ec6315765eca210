import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installedCommand } from './installed';
import { application, ingress } from './specs';
import { temporaryFolder } from './terminal';

const folder = temporaryFolder();
const installed = installedCommand();

beforeEach(() => {
  writeFileSync(join(folder.path, 'specs.yaml'), `${application}---\n${ingress}`);
});

function shell(script: string) {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], { cwd: folder.path, encoding: 'utf8', env: { ...process.env, F: `${process.execPath} ${installed.bin}` } });
  return { status, stdout, stderr };
}

/** A child process, and how it ends. */
function start(...args: string[]): { readonly child: ChildProcess; readonly end: Promise<{ code: number | null; signal: string | null }> } {
  const child = spawn(process.execPath, [installed.bin, ...args], { cwd: folder.path, stdio: ['pipe', 'ignore', 'ignore'] });
  return { child, end: new Promise((resolve) => { child.on('exit', (code, signal) => resolve({ code, signal })); }) };
}

test('standard input, output and exit codes are those of a process', () => {
  expect(shell('$F synth - < specs.yaml | tail -n 1; exit ${PIPESTATUS[0]}')).toMatchObject({ status: 0, stderr: '' });
  expect(shell('$F synth missing')).toMatchObject({ status: 1, stdout: '' });
  expect(shell('$F synth')).toMatchObject({ status: 2, stdout: '' });
  expect(shell('$F --help')).toMatchObject({ status: 0, stderr: '' });
});

test('a reader that goes away early leaves no trace', () => {
  const applications = Array.from({ length: 300 }, (_, index) => application.replace('name: orders', `name: orders-${index}`).replace(/ {2}expose.*\n/, ''));
  writeFileSync(join(folder.path, 'many.yaml'), [ingress, ...applications].join('---\n'));
  expect(shell('$F synth many.yaml | head -n 1; exit ${PIPESTATUS[0]}')).toEqual({ status: 0, stdout: 'apiVersion: cert-manager.io/v1\n', stderr: '' });
  expect(shell('$F schema 2>&1 >&- | cat; exit ${PIPESTATUS[0]}').stdout).not.toContain('at ');
});

test('everything is written before the process ends', () => {
  const applications = Array.from({ length: 300 }, (_, index) => application.replace('name: orders', `name: orders-${index}`).replace(/ {2}expose.*\n/, ''));
  writeFileSync(join(folder.path, 'many.yaml'), [ingress, ...applications].join('---\n'));
  const { status, stdout } = shell('$F synth many.yaml --format json | (sleep 0.3; cat)');
  expect(status).toBe(0);
  expect((JSON.parse(stdout) as { items: unknown[] }).items.length).toBeGreaterThan(300);
});

test('a full disk is told, not traced', () => {
  expect(shell('$F schema > /dev/full')).toEqual({ status: 1, stdout: '', stderr: expect.stringMatching(/^error: cannot write the output: ENOSPC.*\n$/) });
});

test.each([['SIGINT', 130], ['SIGTERM', 143]] as const)('%s ends it as a shell expects', async (signal, status) => {
  const { child, end } = start('synth', '-', '-o', 'out');
  child.stdin!.write(ingress);
  child.kill(signal);
  const { code, signal: by } = await end;
  expect(code ?? 128 + { SIGINT: 2, SIGTERM: 15 }[by as 'SIGINT']).toBe(status);
  expect(existsSync(join(folder.path, 'out'))).toBe(false);
});

test('a signal while files are written comes before all of them or after', async () => {
  const applications = Array.from({ length: 500 }, (_, index) => application.replace('name: orders', `name: orders-${index}`).replace(/ {2}expose.*\n/, ''));
  writeFileSync(join(folder.path, 'specs.yaml'), [ingress, ...applications].join('---\n'));
  const { child, end } = start('synth', 'specs.yaml', '-o', 'out');
  while (!existsSync(join(folder.path, 'out/.fairlead-staging/new-100')) && child.exitCode === null) await new Promise((resolve) => { setTimeout(resolve, 1); });
  child.kill('SIGINT');
  await end;
  const names = readdirSync(join(folder.path, 'out'), { recursive: true, withFileTypes: true }).filter((entry) => entry.name.endsWith('.yaml'));
  const recorded = JSON.parse(readFileSync(join(folder.path, 'out/.fairlead.json'), 'utf8')) as { files: object; next?: object };
  expect(recorded.next).toBeUndefined();
  expect(names).toHaveLength(Object.keys(recorded.files).length);
  expect(names.length).toBeGreaterThan(500);
  expect(existsSync(join(folder.path, 'out/.fairlead-staging'))).toBe(false);
});

test('two runs at once leave the folder of one of them', async () => {
  mkdirSync(join(folder.path, 'a'));
  mkdirSync(join(folder.path, 'b'));
  writeFileSync(join(folder.path, 'a/specs.yaml'), `${application}---\n${ingress}`);
  writeFileSync(join(folder.path, 'b/specs.yaml'), `${application.replaceAll('orders', 'basket')}---\n${ingress.replaceAll('orders', 'basket')}`);
  for (let round = 0; round < 3; round++) {
    const ends = await Promise.all(['a', 'b', 'a', 'b'].map((name) => start('synth', name, '-o', 'out').end));
    expect(ends.some(({ code }) => code === 0)).toBe(true);
    const files = readdirSync(join(folder.path, 'out/shop')).join(' ');
    expect(files.includes('orders') !== files.includes('basket')).toBe(true);
    expect(shell('$F synth a -o out').status).toBe(0);
  }
});
