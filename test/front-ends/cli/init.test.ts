import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command, temporaryFolder } from './terminal';

const folder = temporaryFolder();
const run = (...args: string[]) => command(args, { cwd: folder.path });
const names = ['fairlead.schema.json', 'mesh-ingress.yaml', 'secure-application.yaml'];

test('writes two specs that synthesize as they are, and the schema that they name', async () => {
  expect(await run('init')).toEqual({
    code: 0, out: 'wrote secure-application.yaml\nwrote mesh-ingress.yaml\nwrote fairlead.schema.json\nnext: fairlead synth .\n', err: '',
  });
  expect(readdirSync(folder.path).sort()).toEqual(names);
  const { code, out, err } = await run('synth', '.');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('orders.example.com');
  for (const name of ['mesh-ingress.yaml', 'secure-application.yaml']) {
    const [first] = readFileSync(join(folder.path, name), 'utf8').split('\n');
    const [, schema] = /^# yaml-language-server: \$schema=(.*)$/.exec(first!)!;
    expect(existsSync(join(folder.path, schema!))).toBe(true);
  }
  expect(readFileSync(join(folder.path, 'fairlead.schema.json'), 'utf8')).toBe((await run('schema')).out);
});

test('makes the folder that is named', async () => {
  expect((await run('init', 'a/b')).out).toContain('wrote a/b/mesh-ingress.yaml\n');
  expect(readdirSync(join(folder.path, 'a/b')).sort()).toEqual(names);
});

test('overwrites nothing, and then writes nothing', async () => {
  mkdirSync(join(folder.path, 'specs'));
  writeFileSync(join(folder.path, 'specs/mesh-ingress.yaml'), 'mine\n');
  const { code, out, err } = await run('init', 'specs');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toBe('error[cannot-write]: `specs/mesh-ingress.yaml` would be overwritten\n  = help: name another folder: `fairlead init <folder>`\n\n1 error\n');
  expect(readdirSync(join(folder.path, 'specs'))).toEqual(['mesh-ingress.yaml']);
  expect(readFileSync(join(folder.path, 'specs/mesh-ingress.yaml'), 'utf8')).toBe('mine\n');
});

test('says why it cannot write', async () => {
  writeFileSync(join(folder.path, 'file'), '');
  const { code, err } = await run('init', 'file/below');
  expect(code).toBe(1);
  expect(err).toContain('error[cannot-write]: cannot write the files: ENOTDIR');
});
