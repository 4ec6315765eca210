import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brokenStream, command, temporaryFolder } from './terminal';

const folder = temporaryFolder();
const run = (...args: string[]) => command(args, { cwd: folder.path });

test('help is printed on the standard output', async () => {
  const { code, out, err } = await run('--help');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^Usage: fairlead .*init .*synth .*schema .*Exit codes: .*First steps:/s);
  expect(out.split('\n').filter((line) => line.length > 120)).toEqual([]);
});

test.each(['init', 'synth', 'guard', 'schema'])('%s has help with an example', async (name) => {
  const { code, out, err } = await run(name, '--help');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(new RegExp(`^Usage: fairlead ${name} .*Example.*\\n {2}\\$ fairlead ${name}`, 's'));
  expect(out.split('\n').filter((line) => line.length > 120)).toEqual([]);
});

test('the version is that of the package', async () => {
  const { version } = JSON.parse(readFileSync(join(__dirname, '../../../package.json'), 'utf8')) as { version: string };
  expect(await run('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' });
});

test.each([
  ['nothing at all', [], 'Usage: fairlead'],
  ['an unknown command', ['snth'], "error: unknown command 'snth'\n(Did you mean synth?)"],
  ['an unknown option', ['synth', '--refrence', 'x', '.'], "error: unknown option '--refrence'\n(Did you mean --reference?)"],
  ['a missing path', ['synth'], "error: missing required argument 'path'"],
  ['a missing value', ['synth', '.', '-o'], "error: option '-o, --output <folder>' argument missing"],
  ['an unknown format', ['synth', '.', '--format', 'toml'], "error: option '--format <format>' argument 'toml' is invalid. Allowed choices are yaml, json."],
  ['an argument too many', ['schema', 'x'], "error: too many arguments for 'schema'"],
])('%s is wrong usage', async (_name, args, message) => {
  const { code, out, err } = await run(...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err.startsWith(message)).toBe(true);
});

test('a reader that goes away ends the command quietly', async () => {
  expect(await command(['schema'], { cwd: folder.path, stdout: brokenStream('EPIPE') })).toEqual({ code: 0, out: '', err: '' });
  expect(await command(['--help'], { cwd: folder.path, stdout: brokenStream('EPIPE') })).toEqual({ code: 0, out: '', err: '' });
});

test('output that cannot be written is an error', async () => {
  expect(await command(['schema'], { cwd: folder.path, stdout: brokenStream('ENOSPC') })).toEqual({
    code: 1, out: '', err: 'error: cannot write the output: ENOSPC: cannot write\n',
  });
});

test('a fault of the command itself is told in one line', async () => {
  const { code, out, err } = await command(['init'], { cwd: Symbol('no path') as unknown as string });
  expect({ code, out }).toEqual({ code: 70, out: '' });
  expect(err).toMatch(/^error: this is a fault of fairlead, please report it .*: TypeError.* at .*\n$/);
});
