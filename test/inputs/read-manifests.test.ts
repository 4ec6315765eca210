import { readManifests } from '../../lib/inputs/read-manifests';

const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a', namespace: 'shop' } };
const list = (...items: unknown[]) => ({ apiVersion: 'v1', kind: 'List', items });

function read(text: string, named = true) {
  const { resources, findings } = readManifests({ files: [{ file: 'a', text, named }], findings: [] });
  return { resources, codes: findings.map(({ code }) => code) };
}

test.each<[string, string, readonly unknown[]]>([
  ['one object in JSON', JSON.stringify(service), [service]],
  ['a list in JSON', JSON.stringify(list(service, service), undefined, 4), [service, service]],
  ['a list in a list', JSON.stringify(list(list(service), service)), [service, service]],
  ['an empty list', JSON.stringify(list()), []],
  ['YAML that looks like JSON', '{apiVersion: v1, kind: Service, metadata: {name: a, namespace: shop}}', [service]],
  ['several objects of JSON, with a marker', `${JSON.stringify(service)}\n---\n${JSON.stringify(service)}`, [service, service]],
  ['YAML', 'apiVersion: v1\nkind: Service\nmetadata: {name: a, namespace: shop}\n', [service]],
])('%s', (_name, text, expected) => {
  expect(read(text)).toEqual({ resources: expected, codes: [] });
});

test('what is no resource is explained with its place where the file was named, and passed over where it was not', () => {
  expect(read(JSON.stringify({ status: 'success' })).codes).toEqual(['not-a-resource']);
  expect(read(JSON.stringify({ status: 'success' }), false)).toEqual({ resources: [], codes: [] });
  expect(read('{"apiVersion": "v1",').codes).toEqual(['yaml-syntax']);
});

test('a document in YAML knows its place', () => {
  const { resources: [resource], documentOf } = readManifests({ files: [{ file: 'a', text: 'apiVersion: v1\nkind: Service\nmetadata:\n  name: a\n', named: true }], findings: [] });
  expect(documentOf.get(resource!)!.locate(['metadata', 'name'], 'value')).toMatchObject({ file: 'a', line: 4, column: 9 });
});
