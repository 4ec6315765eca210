import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '../../scripts/crds/canonical-json';
import { kebabCase } from '../../scripts/crds/crd';
import { generatedFiles } from '../../scripts/crds/generated-files';
import { readCrd } from '../../scripts/crds/read-crd';
import type { CrdDocument } from '../../scripts/crds/read-crd';
import { readCrds } from './read-crds';

const root = join(__dirname, '../..');

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}

describe('the files of `npm run crds`', () => {
  const expected = generatedFiles(readCrds());

  it('are all there and alone in their folders', () => {
    expect([...filesBelow('crds'), ...filesBelow('lib/kube/generated'), ...filesBelow('lib/structure/generated')].sort()).toEqual([...expected.keys()].sort());
  });

  it.each([...expected])('%s is what the script writes', (path, text) => {
    expect(readFileSync(join(root, path), 'utf8')).toBe(text);
  });

  it('hold structure and no prose', () => {
    const keys = readCrds().flatMap(({ schema }) => JSON.stringify(schema).match(/"(description|title|example|externalDocs)":"/g) ?? []);
    expect(keys).toEqual([]);
  });
});

describe('reading a CRD', () => {
  const version = (name: string, more: object = {}): object => ({
    name,
    served: true,
    storage: false,
    schema: { openAPIV3Schema: { type: 'object', description: name, properties: { status: {}, spec: { type: 'object', description: 'prose' } } } },
    ...more,
  });
  const document = (...versions: object[]): CrdDocument => ({
    spec: { group: 'example.com', names: { kind: 'Thing' }, scope: 'Namespaced', versions },
  } as CrdDocument);

  it.each([
    ['v1 before the stored version', document(version('v1beta1', { storage: true }), version('v1')), 'v1'],
    ['the stored version where v1 is not served', document(version('v1', { served: false }), version('v1alpha3', { storage: true })), 'v1alpha3'],
  ])('takes %s', (_, crd, expected) => {
    expect(readCrd(crd).version).toBe(expected);
  });

  it('keeps fields that are named like prose', () => {
    const properties = { spec: { type: 'object', title: 'prose', properties: { description: { type: 'string', description: 'prose' } } } };
    const crd = document(version('v1', { schema: { openAPIV3Schema: { type: 'object', properties, required: ['spec', 'a'] } } }));
    expect(readCrd(crd).schema).toEqual({
      type: 'object',
      properties: { spec: { type: 'object', properties: { description: { type: 'string' } } } },
      required: ['a', 'spec'],
    });
  });

  it('refuses one without a version to take', () => {
    expect(() => readCrd(document(version('v2')))).toThrow('`Thing` of `example.com` has no storage version');
  });
});

describe('canonical JSON', () => {
  it('has one text for one value, whatever the order of its keys', () => {
    expect(canonicalJson({ b: [2, 1], a: { d: null, c: 'x' } })).toBe('{"a": {"c": "x", "d": null}, "b": [2, 1]}\n');
  });

  it('breaks what is longer than a line and nothing else', () => {
    const long = 'x'.repeat(150);
    expect(canonicalJson({ b: [long, {}], a: {} })).toBe(`{\n "a": {},\n "b": [\n  "${long}",\n  {}\n ]\n}\n`);
  });
});

it.each([
  ['VirtualService', 'virtual-service'],
  ['DNSEndpoint', 'dns-endpoint'],
  ['WasmPlugin', 'wasm-plugin'],
  ['Gateway', 'gateway'],
])('%s is `%s` in kebab case', (kind, expected) => {
  expect(kebabCase(kind)).toBe(expected);
});
