import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { guardDocuments } from '../../../lib/guard/guard-documents';
import { documentsOf } from '../../synth/case';
import { application, ingress } from './specs';
import { command, temporaryFolder } from './terminal';

const folder = temporaryFolder();
const at = (path: string) => join(folder.path, path);
const guard = (...args: string[]) => command(['guard', ...args], { cwd: folder.path });

beforeEach(() => writeFileSync(at('public.yaml'), ingress));

const documents = documentsOf(ingress);

test('prints the guard as YAML or one JSON list, and nothing else', async () => {
  const { code, out, err } = await guard('public.yaml', '--operators', 'platform', '--operators', 'others');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const { resources } = guardDocuments({ documents, operators: ['platform', 'others'] });
  expect(parseAllDocuments(out).map((document) => document.toJS() as unknown)).toEqual(resources);
  const json = await guard('public.yaml', '--operators', 'platform', '--operators', 'others', '--format', 'json');
  expect(JSON.parse(json.out)).toEqual({ apiVersion: 'v1', kind: 'List', items: resources });
});

test('warns where it is asked to', async () => {
  const { out } = await guard('public.yaml', '--warn');
  expect(parseAllDocuments(out).map((document) => document.toJS() as unknown)).toEqual(guardDocuments({ documents, warns: true }).resources);
});

test('writes a file for each resource, into a folder of its own', async () => {
  expect(await guard('public.yaml', '-o', 'out')).toEqual({ code: 0, out: '', err: expect.stringMatching(/^out: \d+ written, 0 unchanged, 0 deleted\n$/) as string });
  expect(readFileSync(at('out/guard/_cluster/clusterrole-fairlead-developer.yaml'), 'utf8')).toMatch(/^ {2}name: fairlead-developer$/m);
  expect((await guard('public.yaml', '-o', 'out')).err).toMatch(/^out: 0 written, \d+ unchanged, 0 deleted$/m);
});

test('what `synth` wrote is not touched', async () => {
  writeFileSync(at('orders.yaml'), application);
  expect((await command(['synth', '.', '-o', 'out'], { cwd: folder.path })).code).toBe(0);
  const { code, err } = await guard('public.yaml', '-o', 'out');
  expect(code).toBe(1);
  expect(err).toMatch(/records what another command of fairlead wrote there/);
  expect(existsSync(at('out/guard'))).toBe(false);
});

test('mistakes are told with their place, and nothing is printed', async () => {
  writeFileSync(at('public.yaml'), ingress.replace('grants:', 'grnts:'));
  const { code, out, err } = await guard('public.yaml');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/error\[unknown-field\][^]*public\.yaml:8/);
});

test('everybody is no operator', async () => {
  const { code, out, err } = await guard('public.yaml', '--operators', 'system:authenticated');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toBe([
    'error[operators-everybody]: everybody is in the group `system:authenticated`, so that nothing would be guarded',
    '  = help: name the group of those who operate the mesh', '', '1 error', '',
  ].join('\n'));
});

test('where there is no ingress, it says so once', async () => {
  writeFileSync(at('public.yaml'), application);
  expect((await guard('public.yaml')).err).toMatch(/^error\[guard-without-ingress\]: there is no MeshIngress[^]*1 error\n$/);
  writeFileSync(at('public.yaml'), '');
  expect((await guard('public.yaml')).err).toMatch(/^error\[no-specs\][^]*1 error\n$/);
});
