import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from '../../lib/synth/compile';
import { documentsOf } from '../synth/case';
import { blocks, commandsOf, root, textsIn } from './blocks';
import { typeErrorsIn } from './type-errors';

test('every block is in a language that is tested here', () => {
  expect([...new Set(blocks().map(({ language }) => language))].sort()).toEqual(['sh', 'text', 'ts', 'yaml']);
});

test('what commands are shown to print, a tested guide shows too', () => {
  const guide = readFileSync(join(root, 'docs/guides/vet.md'), 'utf8');
  expect(textsIn('text').filter((text) => !guide.includes(text.replace(/^\$ .*\n/, '')))).toEqual([]);
});

test('the two specs go together', () => {
  const documents = textsIn('yaml').flatMap(documentsOf) as object[];
  const { problems, resources } = compile({ documents });
  expect(problems).toEqual([]);
  expect(resources.length).toBeGreaterThan(5);
});

test('the TypeScript compiles', () => {
  const texts = textsIn('ts');
  expect(texts.length).toBeGreaterThan(1);
  expect(typeErrorsIn(texts)).toEqual([]);
});

test('the commands of the quick start do what they say, in an empty folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-readme-'));
  const command = [join(root, 'node_modules/tsx/dist/cli.mjs'), '--tsconfig', join(root, 'tsconfig.json'), join(root, 'lib/front-ends/cli/bin.ts')];
  const commands = blocks().filter(({ quickStart }) => quickStart).flatMap(({ text }) => commandsOf(text));
  expect(commands.length).toBeGreaterThan(3);
  for (const line of commands) {
    const [npx, fairlead, ...args] = line.split(/\s+/);
    expect([npx, fairlead]).toEqual(['npx', 'fairlead']);
    execFileSync(process.execPath, [...command, ...args], { cwd: folder, stdio: 'pipe' });
  }
  expect(existsSync(join(folder, 'mesh-ingress.yaml'))).toBe(true);
  expect(readdirSync(join(folder, 'out')).sort()).toEqual(expect.arrayContaining(['istio-ingress', 'shop']));
  expect(readdirSync(join(folder, 'developer'))).not.toContain('istio-ingress');
  rmSync(folder, { recursive: true });
});

test('other commands are scripts of the project, which the gate and the tests run', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
  const commands = blocks().filter(({ language, quickStart }) => language === 'sh' && !quickStart).flatMap(({ text }) => commandsOf(text));
  expect(commands.sort()).toEqual(['npm ci', 'npm ci', 'npm run conformance', 'npm run example', 'npm test']);
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['example', 'test']));
  const gate = readFileSync(join(root, '.ci/run'), 'utf8');
  expect(gate).toContain('\nnpm ci');
  expect(gate).toContain('\nnpm test');
  expect(gate).toContain('\nnpm run conformance\n');
});
