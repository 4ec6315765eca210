import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSpec } from '../../lib/inputs/read-spec';

const settings = (trustDomain: string) => `apiVersion: fairlead.dev/v1alpha1
kind: MeshSettings
metadata: {name: mesh}
spec: {trustDomain: ${trustDomain}}
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairlead-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function written(text: string | Uint8Array): string {
  const file = join(folder, 'mesh.yaml');
  writeFileSync(file, text);
  return file;
}

test('gives the one spec of the kind, whatever stands beside it', () => {
  const file = written(`${settings('example.org')}---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: other}}\n`);
  expect(readSpec('MeshSettings', file)).toMatchObject({ apiVersion: 'fairlead.dev/v1alpha1', kind: 'MeshSettings', metadata: { name: 'mesh' }, spec: { trustDomain: 'example.org' } });
});

test.each<[string, string | Uint8Array, string]>([
  ['none of the kind', '{apiVersion: v1, kind: ConfigMap, metadata: {name: other}}', 'error[no-spec]: there is no `MeshSettings` in'],
  ['several of the kind', `${settings('a')}---\n${settings('b')}`, 'error[several-specs]: this is the second `MeshSettings` in'],
  ['YAML that is none', 'kind: [', 'error[yaml-syntax]: '],
  ['what is no text', new Uint8Array([0xff, 0xfe, 0x41, 0x00]), 'error[not-utf-8]: '],
  ['mistakes in the spec', settings('Example'), '4 | spec: {trustDomain: Example}\n  |                     ^^^^^^^\n'],
])('refuses a file with %s', (_name, text, message) => {
  const file = written(text);
  expect(() => readSpec('MeshSettings', file)).toThrow(message);
});

test('refuses a file that is not there', () => {
  expect(() => readSpec('MeshSettings', join(folder, 'missing.yaml'))).toThrow('ENOENT');
});
