import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Resource } from '../../../../lib/kube/resource';
import { documentsOf } from '../../../synth/case';
import { application, ingress } from '../specs';
import { command, temporaryFolder } from '../terminal';

const cases = join(__dirname, 'cases');
const folder = temporaryFolder();
const out = () => join(folder.path, 'out');
const plan = (...args: string[]) => command(['mtls', 'plan', '--complete', '--mesh-config', join(cases, 'meshed/mesh-config.yaml'), '-o', 'out', ...args], { cwd: folder.path });

beforeEach(() => {
  rmSync(out(), { recursive: true, force: true });
  cpSync(join(cases, 'plan-steps/mesh'), join(folder.path, 'mesh'), { recursive: true });
});

function filesIn(path: string): readonly string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1)).sort();
}

test('writes a folder for each step, and tells the commands that carry them out', async () => {
  const { code, out: said, err } = await plan('mesh');
  expect({ code, err }).toEqual({ code: 0, err: 'out: 4 written, 0 unchanged, 0 deleted\n' });
  expect(filesIn(out())).toEqual([
    '.fairlead.json',
    'step-1/apply/shop/destinationrule-orders.yaml',
    'step-2/apply/shop/peerauthentication-move-orders.yaml',
    'step-2/apply/web/peerauthentication-move-frontend.yaml',
    'step-3/delete/web/destinationrule-frontend.yaml',
  ]);
  expect(said).toMatch(/\nthen {6}kubectl apply -R -f out\/step-1\/apply\n {10}kubectl apply -R -f out\/step-2\/apply\n {10}kubectl delete -R -f out\/step-3\/delete\n$/);
});

test('after it is carried out there is nothing to do, and what was written goes', async () => {
  await plan('mesh');
  const state = documentsOf(readFileSync(join(folder.path, 'mesh/state.yaml'), 'utf8')) as [{ items: Resource[] }];
  const kept = state[0].items.filter(({ kind }) => kind !== 'DestinationRule');
  const applied = filesIn(out()).filter((file) => file.includes('/apply/')).map((file) => parse(readFileSync(join(out(), file), 'utf8')) as Resource);
  writeFileSync(join(folder.path, 'mesh/state.yaml'), JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [...kept, ...applied] }));
  const { code, out: said, err } = await plan('mesh');
  expect({ code, err }).toEqual({ code: 0, err: 'out: 0 written, 0 unchanged, 4 deleted\n' });
  expect(said).toMatch(/^nothing to do/);
  expect(readdirSync(out())).toEqual(['.fairlead.json']);
});

test('one step needs no number; JSON is written as JSON', async () => {
  const { code, out: said } = await plan('mesh', '-n', 'nowhere', '--service', 'shop/orders:tcp-db', '--mode', 'PERMISSIVE', '--format', 'json');
  expect(code).toBe(0);
  expect(JSON.parse(said)).toMatchObject({ steps: [], effects: [] });
  const { out: printed, err } = await plan('mesh', '-n', 'nowhere', '--service', 'web/frontend:http', '--mode', 'DISABLE', '--format', 'json');
  const { steps } = JSON.parse(printed) as { steps: unknown[] };
  expect({ steps: steps.length > 1, err: err.replace(/\d+ written/, 'some written') }).toEqual({ steps: true, err: 'out: some written, 0 unchanged, 0 deleted\n' });
  expect(filesIn(out()).slice(1).every((file) => file.endsWith('.json'))).toBe(true);
});

test('writes nothing where anything is wrong', async () => {
  const { code, out: said } = await plan('mesh', '--service', 'shop/orders:htp', '--mode', 'STRICT');
  expect({ code, said, there: existsSync(out()) }).toEqual({ code: 1, said: '', there: false });
});

test('leaves alone what synth wrote, and synth what it wrote', async () => {
  writeFileSync(join(folder.path, 'specs.yaml'), `${application}---\n${ingress}`);
  const synth = () => command(['synth', 'specs.yaml', '-o', 'out'], { cwd: folder.path });
  await synth();
  const before = filesIn(out());
  const refused = await plan('mesh');
  expect({ code: refused.code, out: refused.out }).toEqual({ code: 1, out: '' });
  expect(refused.err).toMatch(/^error\[file-in-the-way\]: `out\/\.fairlead\.json` records what another command of fairlead wrote there\n/);
  expect(filesIn(out())).toEqual(before);
  rmSync(out(), { recursive: true });
  await plan('mesh');
  expect((await synth()).code).toBe(1);
});

test('never follows a link on its way', async () => {
  mkdirSync(join(folder.path, 'elsewhere'), { recursive: true });
  mkdirSync(out());
  symlinkSync('../elsewhere', join(out(), 'step-1'));
  const { code, err } = await plan('mesh');
  expect(code).toBe(1);
  expect(err).toContain('cannot be written, because `step-1` is no folder');
  expect(readdirSync(join(folder.path, 'elsewhere'))).toEqual([]);
});
