import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command } from './terminal';

const commands = ['advisories', 'mtls', 'vet'];
const folders = commands.flatMap((name) => readdirSync(join(__dirname, name, 'cases')).sort().map((folder) => join(name, 'cases', folder)));

test.each(folders)('%s', async (name) => {
  const folder = join(__dirname, name);
  const [says, line] = readFileSync(join(folder, 'arguments.txt'), 'utf8').split('\n') as [string, string];
  const { code, out, err } = await command(line.split(' '), { cwd: folder, today: '2026-11-01' });
  const answer = `exit code ${code}\n${section('standard output', out)}${section('standard error', err)}`;
  const expected = join(folder, 'expected.txt');
  if (process.env.UPDATE_CASES === '1') writeFileSync(expected, answer);

  expect(answer).toBe(readFileSync(expected, 'utf8'));
  expect(says).toMatch(/^# /);
});

function section(title: string, text: string): string {
  return text === '' ? '' : `\n${title}:\n${text}`;
}
