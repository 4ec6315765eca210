import { readDocuments } from '../../lib/inputs/read-documents';

const spec = 'apiVersion: fairlead.dev/v1alpha1\nkind: MeshIngress\nmetadata: {name: public, namespace: istio-ingress}\n';

/** What is found in a file of a folder: severity and code of the findings, and the kinds of the documents. */
function found(text: string) {
  const { documents, findings, unread } = readDocuments({ file: 'input.yaml', text, named: false });
  return { kinds: documents.flatMap(({ value }) => value.kind ?? []), findings: findings.map(({ severity, code }) => `${severity} ${code}`), unread };
}

describe('a file that nobody named', () => {
  test.each([
    ['a playbook', '- hosts: all\n  tasks: []\n'],
    ['values with a tag of their own', 'key: !Ref x\n'],
    ['broken YAML of another kind', 'a: [b\nc: "d\n'],
    ['a text', 'just text\n'],
    ['settings', '{"name": "orders", "scripts": {"test": "jest"}}'],
    ['nothing', '# only a comment\n'],
    ['half a resource', 'kind: Thing\n---\napiVersion: v1\n'],
  ])('is passed over where it holds %s', (_name, text) => {
    expect(found(text)).toMatchObject({ findings: [], unread: [] });
  });

  test('gives one warning where it holds Kubernetes documents that cannot be read', () => {
    expect(found('apiVersion: v1\nkind: Service\nmetadata: {name: {{ a }}}\n---\nkind: Pod\na: [b\n')).toEqual({
      kinds: [], findings: ['warning wrong-key'], unread: [],
    });
  });

  test.each([
    ['our API group', 'apiVersion: fairlead.dev/v1alpha1\nkind: [Mesh\n'],
    ['a kind of ours', 'apiVersion: fairleed.dev/v1alpha1\nkind: MeshIngress\n'],
    ['a spec beside something else', `${spec}---\n- a list\n`],
  ])('is read as if it was named where it holds %s', (_name, text) => {
    expect(found(text).findings).toEqual([expect.stringMatching(/^error /)]);
  });

  test('may hold documents of all kinds beside a spec', () => {
    expect(found(`${spec}---\n{apiVersion: v1, kind: Service, metadata: {name: orders}}\n---\n{name: no resource}\n`)).toEqual({
      kinds: ['MeshIngress', 'Service'], findings: [], unread: [],
    });
  });
});

describe('names that JavaScript has a meaning for', () => {
  test.each([['by the plain reader', '{__proto__: {polluted: true}, constructor: {a: 1}}'], ['by the full parser', '{__proto__: &x {polluted: true}, constructor: {a: 1}}']])(
    'are properties like any others %s', (_name, flow) => {
      const { documents } = readDocuments({ file: 'input.yaml', text: `apiVersion: v1\nkind: X\ndata: ${flow}\n`, named: true });
      const data = documents[0]!.value.data as object;
      expect(Object.keys(data)).toEqual(['__proto__', 'constructor']);
      expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
      expect('polluted' in {}).toBe(false);
    });
});
