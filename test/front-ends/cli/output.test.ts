import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Resource } from '../../../lib/kube/resource';
import { application, ingress } from './specs';
import { command, temporaryFolder } from './terminal';

const folder = temporaryFolder();
const at = (path: string) => join(folder.path, path);
const gateway = 'out/istio-ingress/gateway-public.yaml';
const policy = 'out/shop/authorizationpolicy-orders.yaml';

function synth(...args: string[]) {
  return command(['synth', 'specs', '-o', 'out', ...args], { cwd: folder.path });
}

function filesIn(path: string): readonly string[] {
  return readdirSync(at(path), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(at(path).length + 1)).sort();
}

/** Everything in the folder of output, by name. */
function snapshot(): Record<string, string> {
  return Object.fromEntries(filesIn('out').map((name) => [name, readFileSync(at(`out/${name}`), 'utf8')]));
}

beforeEach(() => {
  mkdirSync(at('specs'));
  writeFileSync(at('specs/orders.yaml'), application);
  writeFileSync(at('specs/public.yaml'), ingress);
});

test('every resource gets a file below its namespace', async () => {
  expect(await synth()).toEqual({ code: 0, out: '', err: expect.stringMatching(/^out: \d+ written, 0 unchanged, 0 deleted\n$/) });
  expect(filesIn('out')).toEqual(expect.arrayContaining(['.fairlead.json', 'istio-ingress/gateway-public.yaml', 'shop/authorizationpolicy-orders.yaml']));
  const { out } = await command(['synth', 'specs'], { cwd: folder.path });
  const names = filesIn('out').filter((name) => name !== '.fairlead.json');
  expect(names).toHaveLength(out.split('---\n').length);
  for (const name of names) {
    const text = readFileSync(at(`out/${name}`), 'utf8');
    const { metadata } = parse(text) as Resource;
    expect(out).toContain(text);
    expect(name.split('/')[0]).toBe(metadata.namespace ?? '_cluster');
  }
});

test('with JSON the files are JSON', async () => {
  expect((await synth('--format', 'json')).code).toBe(0);
  expect(JSON.parse(readFileSync(at('out/istio-ingress/gateway-public.json'), 'utf8'))).toMatchObject({ kind: 'Gateway' });
});

test('a second run changes nothing', async () => {
  await synth();
  const before = [snapshot(), statSync(at(gateway)).mtimeMs, statSync(at('out/.fairlead.json')).ino];
  expect((await synth()).err).toMatch(/^out: 0 written, \d+ unchanged, 0 deleted\n$/);
  expect([snapshot(), statSync(at(gateway)).mtimeMs, statSync(at('out/.fairlead.json')).ino]).toEqual(before);
});

test('what has changed is replaced, and what is no longer wanted is deleted with its empty folder', async () => {
  await synth();
  writeFileSync(at('out/istio-ingress/own.yaml'), 'kept\n');
  rmSync(at('specs/orders.yaml'));
  writeFileSync(at('specs/public.yaml'), ingress.replace('ops@', 'admin@'));
  const { code, err } = await synth();
  expect(code).toBe(0);
  expect(err).toMatch(/^out: [1-9]\d* written, [1-9]\d* unchanged, [1-9]\d* deleted\n$/);
  expect(existsSync(at('out/shop'))).toBe(false);
  expect(readFileSync(at('out/istio-ingress/own.yaml'), 'utf8')).toBe('kept\n');
  expect(JSON.stringify(snapshot())).toContain('admin@example.com');
});

test('a mistake in a spec leaves everything as it is', async () => {
  await synth();
  const before = snapshot();
  writeFileSync(at('specs/orders.yaml'), application.replace('ports', 'port'));
  expect((await synth()).code).toBe(1);
  expect(snapshot()).toEqual(before);
});

describe('nothing at all is written or deleted where', () => {
  test.each<[string, () => void, string]>([
    ['a file was changed', () => writeFileSync(at(gateway), 'changed\n'), `\`${gateway}\` was changed since fairlead wrote it`],
    ['a file that is no longer wanted was changed', () => {
      writeFileSync(at(policy), 'changed\n');
      rmSync(at('specs/orders.yaml'));
    }, `\`${policy}\` is no longer wanted, but was changed since fairlead wrote it`],
    ['a folder is in the way', () => {
      rmSync(at(gateway));
      mkdirSync(at(gateway));
    }, `\`${gateway}\` is in the way, and is no file`],
    ['a link is in the way', () => {
      rmSync(at(gateway));
      symlinkSync(at('specs/public.yaml'), at(gateway));
    }, `\`${gateway}\` is in the way, and is no file`],
    ['a folder is a link', () => {
      rmSync(at('out/istio-ingress'), { recursive: true });
      symlinkSync(at('specs'), at('out/istio-ingress'));
    }, `\`${gateway}\` cannot be written, because \`istio-ingress\` is no folder`],
    ['the record is broken', () => writeFileSync(at('out/.fairlead.json'), '{'), '`out/.fairlead.json` is no record that fairlead wrote'],
    ['the record names a file outside', () => writeFileSync(at('out/.fairlead.json'), '{"files": {"../specs/orders.yaml": "x"}}'),
      '`out/.fairlead.json` is no record that fairlead wrote'],
    ['the record is a link', () => {
      rmSync(at('out/.fairlead.json'));
      symlinkSync(at('specs/public.yaml'), at('out/.fairlead.json'));
    }, '`out/.fairlead.json` is no record that fairlead wrote'],
  ])('%s', async (_name, change, message) => {
    await synth();
    writeFileSync(at('specs/public.yaml'), ingress.replace('ops@', 'admin@'));
    change();
    const before = snapshot();
    const { code, out, err } = await synth();
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(`error[file-in-the-way]: ${message}`);
    expect(snapshot()).toEqual(before);
    expect(existsSync(at('specs/public.yaml'))).toBe(true);
  });

  test('a file of somebody else is in the way', async () => {
    mkdirSync(at('out/istio-ingress'), { recursive: true });
    writeFileSync(at(gateway), 'mine\n');
    const { code, err } = await synth();
    expect(code).toBe(1);
    expect(err).toContain(`error[file-in-the-way]: \`${gateway}\` is in the way, and fairlead did not write it`);
    expect(snapshot()).toEqual({ 'istio-ingress/gateway-public.yaml': 'mine\n' });
  });

  test('the folder is a file', async () => {
    writeFileSync(at('out'), 'mine\n');
    const { code, err } = await synth();
    expect(code).toBe(1);
    expect(err).toContain('error[cannot-write]: cannot write into `out`: ');
    expect(readFileSync(at('out'), 'utf8')).toBe('mine\n');
  });
});

test('a file that somebody deleted is written again, or forgotten', async () => {
  await synth();
  rmSync(at(gateway));
  rmSync(at(policy));
  rmSync(at('specs/orders.yaml'));
  expect((await synth()).code).toBe(0);
  expect(existsSync(at(gateway))).toBe(true);
  expect(readFileSync(at('out/.fairlead.json'), 'utf8')).not.toContain('authorizationpolicy-orders');
});

describe('another run in the same folder', () => {
  const staging = 'out/.fairlead-staging';

  test('that is still going on is not disturbed', async () => {
    mkdirSync(at(staging), { recursive: true });
    writeFileSync(at(`${staging}/owner`), `${process.ppid} ${hostname()}`);
    const { code, err } = await synth();
    expect(code).toBe(1);
    expect(err).toContain('cannot write into `out`: another run is writing there; if none is, delete `.fairlead-staging` in it');
    expect(filesIn('out')).toEqual(['.fairlead-staging/owner']);
  });

  test.each([
    ['on another machine', `999999999 not-${hostname()}`],
    ['that has only begun', ''],
    ['that nobody understands', `-1 ${hostname()}`],
  ])('%s is not disturbed', async (_name, owner) => {
    mkdirSync(at(staging), { recursive: true });
    writeFileSync(at(`${staging}/owner`), owner);
    expect((await synth()).code).toBe(1);
    expect(existsSync(at(staging))).toBe(true);
  });

  test('that was killed is cleared away', async () => {
    mkdirSync(at(staging), { recursive: true });
    writeFileSync(at(`${staging}/owner`), `999999999 ${hostname()}`);
    writeFileSync(at(`${staging}/new-1`), 'half');
    expect((await synth()).code).toBe(0);
    expect(readdirSync(at('out')).sort()).toEqual(['.fairlead.json', '_cluster', 'istio-ingress', 'shop']);
  });

  test('that was stopped in the middle left files that are still known', async () => {
    await synth();
    const old = snapshot();
    writeFileSync(at('specs/public.yaml'), ingress.replace('ops@', 'admin@').replace('Z123', 'Z456'));
    await synth();
    const now = snapshot();
    const hashes = (text: string | undefined) => (JSON.parse(text!) as { files: object }).files;
    // some files are replaced already, the record tells of both states
    for (const [name, text] of Object.entries(old).filter((_file, index) => index % 2 === 0)) writeFileSync(at(`out/${name}`), text);
    writeFileSync(at('out/.fairlead.json'), JSON.stringify({ files: hashes(old['.fairlead.json']), next: hashes(now['.fairlead.json']) }));
    writeFileSync(at('specs/public.yaml'), ingress.replace('ops@', 'third@'));
    expect((await synth()).code).toBe(0);
    expect(JSON.stringify(snapshot())).toContain('third@example.com');
  });
});
