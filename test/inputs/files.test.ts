import { execFileSync, spawn } from 'node:child_process';
import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileReader } from '../../lib/inputs/files';
import { filesBelow } from '../../lib/inputs/folder';

let cwd: string;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'fairlead-inputs-'));
});

afterEach(() => {
  rmSync(cwd, { recursive: true });
});

function put(path: string, content: string | Uint8Array = `# ${path}\n`): void {
  mkdirSync(join(cwd, path, '..'), { recursive: true });
  writeFileSync(join(cwd, path), content);
}

async function* stream(...parts: (string | Uint8Array)[]) {
  yield* parts;
}

async function read(paths: readonly string[], stdin: (string | Uint8Array)[] = []) {
  const { files, findings } = await new FileReader({ cwd, stdin: stream(...stdin) }).read(paths);
  return { names: files.map(({ file, named }) => (named ? `${file} (named)` : file)), texts: files.map(({ text }) => text), findings };
}

test('finds YAML and JSON files below a folder, in one order, and leaves out what is hidden, installed or output', async () => {
  ['b.yml', 'a.yaml', 'c/d.json', 'c/B.YAML', 'readme.md', '.hidden.yaml', '.git/x.yaml', 'node_modules/x/y.yaml'].forEach((path) => put(path));
  ['out/.fairlead.json', 'out/shop/gateway.yaml'].forEach((path) => put(path));
  expect((await read(['.'])).names).toEqual(['a.yaml', 'b.yml', 'c/B.YAML', 'c/d.json']);
  expect((await read(['out'])).names).toEqual(['out/shop/gateway.yaml']);
});

test('reads named files whatever they are called, and each file once', async () => {
  put('specs/a.txt');
  put('specs/b.yaml');
  linkSync(join(cwd, 'specs/b.yaml'), join(cwd, 'specs/c.yaml'));
  symlinkSync('b.yaml', join(cwd, 'specs/d.yaml'));
  expect((await read(['./specs/a.txt', 'specs/../specs/b.yaml', 'specs', 'specs/d.yaml'])).names).toEqual(['specs/a.txt (named)', 'specs/b.yaml (named)']);
  expect((await read([join(cwd, 'specs')])).names).toEqual([join(cwd, 'specs/b.yaml')]);
});

test('follows links to files and folders, but in no circle', async () => {
  put('real/a.yaml');
  mkdirSync(join(cwd, 'specs'));
  symlinkSync('../real', join(cwd, 'specs/linked'));
  symlinkSync('..', join(cwd, 'specs/up'));
  symlinkSync('../real/a.yaml', join(cwd, 'specs/b.yaml'));
  expect((await read(['specs'])).names).toEqual(['specs/b.yaml']);
  symlinkSync('loop.yaml', join(cwd, 'real/loop.yaml'));
  expect((await read(['real'])).findings.map(({ message }) => message)).toEqual(['cannot read `real/loop.yaml`: its links lead in a circle']);
});

test('reads the standard input once', async () => {
  const { names, texts } = await read(['-', '-'], ['a: ', Buffer.from('é').subarray(0, 1), Buffer.from('é').subarray(1)]);
  expect(names).toEqual(['<stdin> (named)']);
  expect(texts).toEqual(['a: é']);
});

test('reads a pipe that is named like a file', async () => {
  execFileSync('mkfifo', [join(cwd, 'pipe')]);
  spawn('sh', ['-c', 'echo "a: 1" > pipe'], { cwd, stdio: 'ignore' });
  expect((await read(['pipe'])).texts).toEqual(['a: 1\n']);
});

test.each<[string, string | Uint8Array, string]>([
  ['UTF-8 with a byte order mark', Buffer.from('\ufeffa: 1'), 'a: 1'],
  ['nothing', '', ''],
])('takes %s', async (_name, content, expected) => {
  put('a.yaml', content);
  expect(await read(['a.yaml'])).toMatchObject({ texts: [expected], findings: [] });
});

test.each<[string, Uint8Array, string, number, number]>([
  ['Latin-1', Buffer.from('a: 1\nb: \xe9\n', 'latin1'), '`a.yaml` is not text in UTF-8', 2, 4],
  ['UTF-16', Buffer.from('\ufeffa: 1\n', 'utf16le'), '`a.yaml` is not text in UTF-8 but in UTF-16', 1, 1],
])('refuses %s and says where', async (_name, content, message, line, column) => {
  put('a.yaml', content);
  const { findings } = await read(['a.yaml']);
  expect(findings).toMatchObject([{ code: 'not-utf-8', message, location: { file: 'a.yaml', line, column } }]);
});

test('says of every path what is wrong with it', async () => {
  put('file');
  mkdirSync(join(cwd, 'empty'));
  put('large.yaml', Buffer.alloc(20 * 1024 * 1024, 'a'));
  const { findings, names } = await read(['missing.yaml', 'file/below', 'empty', 'large.yaml', 'file']);
  expect(findings.map(({ code, message, help }) => `${code}: ${message}; ${help}`)).toEqual([
    'unreadable: cannot read `missing.yaml`: there is no such file or folder; relative paths begin in the folder in which the command runs',
    'unreadable: cannot read `file/below`: a part of the path is a file; name the file, or a folder',
    'no-files: there is no YAML or JSON file in `empty`; looked for `*.yaml`, `*.yml` and `*.json` in it and below',
    'too-large: `large.yaml` is larger than 16 MiB; split it, or leave it out',
  ]);
  expect(names).toEqual(['file (named)']);
});

test('stops reading a standard input without end', async () => {
  const { findings, names } = await read(['-'], Array<Uint8Array>(18).fill(Buffer.alloc(1024 * 1024, 'a')));
  expect(findings.map(({ message }) => message)).toEqual(['`<stdin>` is larger than 16 MiB']);
  expect(names).toEqual([]);
});

test('reads no more than fits', async () => {
  const block = Buffer.alloc(16 * 1024 * 1024, 'a');
  for (let index = 10; index < 28; index++) put(`specs/${index}.yaml`, block);
  const { findings, names } = await read(['specs']);
  expect(findings.map(({ message }) => message)).toEqual(['the input is larger than 256 MiB, up to `specs/26.yaml`']);
  expect(names).toHaveLength(16);
});

test('a folder with more files than can be looked through is given up', () => {
  ['a/b.yaml', 'a/c.txt', 'd.yaml'].forEach((path) => put(path));
  expect(filesBelow(cwd, false, 4)).toEqual({ files: [join(cwd, 'a/b.yaml'), join(cwd, 'd.yaml')], unreadable: [], tooMany: false });
  expect(filesBelow(cwd, false, 3).tooMany).toBe(true);
});
