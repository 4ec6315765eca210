import { copyFileSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Providers } from './engine';
import { makeProject, runProject } from './run-program';
import { vetStack } from 'fairlead/pulumi';

const outputsOf: Providers['outputsOf'] = (type, inputs) => ({ ...inputs, ...(type === 'test:index:Names' && { gateway: 'elsewhere' }), ...(type.endsWith(':ConfigMap') && { metadata: { ...(inputs.metadata as object), uid: 'istio-ingress/later' } }) });

let folder = '';
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'fairlead-pulumi-')));
  makeProject(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(program: string, preview: boolean) {
  copyFileSync(join(__dirname, 'programs', `${program}.ts`), join(folder, 'index.ts'));
  return runProject(folder, { outputsOf }, { preview });
}

test.each([true, false])('a preview (%s) and an update find the same in what is known of both, and fail', async (preview) => {
  const { exitCode, errors, told, printed } = await run('vet-mistakes', preview);
  expect({ exitCode, printed }).toEqual({ exitCode: 32, printed: '' });
  expectFile('vet-mistakes.txt', [...errors, ...told].join('\n\n'));
});

test('a preview finds what does not hang on unknown values, and the update all', async () => {
  const preview = await run('vet-unknowns', true);
  expect(preview.exitCode).toBe(32);
  expect(gatewaysNotFound(preview.errors)).toEqual(['nowhere']);
  expect(preview.told).toContainEqual(expect.stringMatching(/only after the update:(\n.*)*gateway-not-found of kubernetes:networking.istio.io\/v1:VirtualService::routes$/));
  const update = await run('vet-unknowns', false);
  expect(update.exitCode).toBe(32);
  expect(gatewaysNotFound(update.errors)).toEqual(['elsewhere', 'nowhere']);
});

test('what is named may have a name that is not known yet: that is only told', async () => {
  const preview = await run('vet-unnamed', true);
  expect(preview).toMatchObject({ exitCode: 0, errors: [] });
  expect(preview.told).toContainEqual(expect.stringMatching(/only after the update:\n {2}gateway-not-found of kubernetes:networking.istio.io\/v1:VirtualService::routes$/));
  const update = await run('vet-unnamed', false);
  expect(update).toMatchObject({ exitCode: 0, errors: [] });
  expect(update.told).not.toContainEqual(expect.stringContaining('only after the update'));
});

test('a finding below the level is told, and fails nothing', async () => {
  const { exitCode, errors, told } = await run('vet-warnings', true);
  expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: [] });
  expect(told).toEqual([expect.stringContaining('exit-for-everybody')]);
  process.env.FAIL_ON = 'warning';
  const strict = await run('vet-warnings', true);
  delete process.env.FAIL_ON;
  expect(strict.exitCode).toBe(32);
  expect(strict.errors).toEqual([expect.stringContaining('exit-for-everybody')]);
});

test.each(['preview', 'update'])('what annotations say is to be ignored fails nothing in the %s, and what is wrong with them does', async (when) => {
  const { exitCode, errors, told } = await run('vet-ignores', when === 'preview');
  expect(exitCode).toBe(32);
  expectFile(`vet-ignores-${when}.txt`, [...errors, ...told].join('\n\n'));
});

test('outside a program there is nothing to judge', () => {
  expect(() => vetStack()).toThrow('before it was initialized');
});

function gatewaysNotFound(errors: readonly string[]): string[] {
  return errors.flatMap((error) => [...error.matchAll(/there is no Gateway `([^`]+)`/g)]).map(([, name]) => name!);
}

function expectFile(name: string, text: string): void {
  const file = join(__dirname, 'programs', name);
  if (process.env.UPDATE_CASES === '1') writeFileSync(file, `${text.trimEnd()}\n`);
  expect(`${text.trimEnd()}\n`).toBe(readFileSync(file, 'utf8'));
}
