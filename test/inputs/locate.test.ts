import type { Path } from '../../lib/diagnostics/finding';
import { readDocuments } from '../../lib/inputs/read-documents';

const plain = `# the first
apiVersion: v1
kind: Service
metadata:
  name: orders   # its name
spec:
  ports:
    - name: http
      port: 80
    - {name: grpc, port: 81}
  text: |
    several
    lines
  nothing:
`;
// an anchor sends the same text to the full parser
const full = plain.replace('orders   #', '&name orders #');

test.each<[string, Path, 'key' | 'value', string]>([
  ['a scalar', ['metadata', 'name'], 'value', 'orders'],
  ['its key', ['metadata', 'name'], 'key', 'name'],
  ['a block collection by its key', ['spec', 'ports'], 'value', 'ports'],
  ['an item by its first entry', ['spec', 'ports', 0], 'value', 'name: http'],
  ['a flow collection as a whole', ['spec', 'ports', 1], 'value', '{name: grpc, port: 81}'],
  ['a value in a flow collection', ['spec', 'ports', 1, 'port'], 'value', '81'],
  ['an empty value by its key', ['spec', 'nothing'], 'value', 'nothing'],
  ['a missing property by its object', ['spec', 'ports', 0, 'protocol'], 'value', 'name: http'],
  ['a missing branch by the nearest above', ['spec', 'ports', 7, 'name', 'x'], 'value', 'ports'],
  ['what lies inside a scalar by the scalar', ['metadata', 'name', 'first'], 'value', 'name'],
  ['the document by its first entry', [], 'value', 'apiVersion: v1'],
  ['what the document lacks by its first entry', ['status'], 'value', 'apiVersion: v1'],
])('finds %s', (_name, path, at, expected) => {
  expect(located(plain, path, at)).toBe(expected);
  expect(located(full, path, at)).toBe(expected);
});

test('finds what was merged in, and what stands behind an alias', () => {
  const text = 'apiVersion: v1\nkind: X\na: &base {b: 1, c: [2]}\nd: {<<: [{e: 3}, *base], c: 4}\nf: *base\n';
  expect(located(text, ['d', 'b'], 'value')).toBe('1');
  expect(located(text, ['d', 'c'], 'value')).toBe('4');
  expect(located(text, ['d', 'e'], 'key')).toBe('e');
  expect(located(text, ['d', 'g'], 'value')).toBe('d');
  expect(located(text, ['f'], 'value')).toBe('*base');
  expect(located(text, ['f', 'c', 0], 'value')).toBe('2');
});

test.each([
  ['as kubectl writes it', 'apiVersion: v1\nitems:\n- apiVersion: v1\n  kind: A\n  x: |\n    - no item\n- apiVersion: v1\n  kind: B\n  x: 2 # y\nkind: List\nmetadata: {}\n'],
  ['indented', 'kind: List\napiVersion: v1\nitems: # some\n\n  # first\n  - apiVersion: v1\n    kind: A\n    x: 1\n\n  - apiVersion: v1\n    kind: B\n    x: 2\nmetadata: {}\n'],
  ['in one line', 'kind: List\napiVersion: v1\nitems: [{apiVersion: v1, kind: A, x: 1}, {apiVersion: v1, kind: B, x: 2}]\n'],
  ['behind another document', 'apiVersion: v1\nkind: Z\n--- # next\nkind: List\napiVersion: v1\nitems:\n  - {apiVersion: v1, kind: A, x: 1}\n  - {apiVersion: v1, kind: B, x: 2}\n'],
  ['as JSON', '{"kind": "List", "apiVersion": "v1", "items": [{"apiVersion": "v1", "kind": "A"},\n{"apiVersion": "v1", "kind": "B", "x": 2}]}'],
])('finds a value in the last item of a list %s', (_name, text) => {
  expect(located(text, ['x'], 'value')).toBe('2');
  expect(located(text, ['kind'], 'value').replaceAll('"', '')).toBe('B');
});

/** The text that stands where a path of the last document leads. */
function located(text: string, path: Path, at: 'key' | 'value'): string {
  const { documents } = readDocuments({ file: 'input.yaml', text, named: true });
  const { line, column, endLine, endColumn } = documents.at(-1)!.locate(path, at);
  const lines = text.split('\n').slice(line - 1, endLine);
  return lines.map((own, index) => own.slice(index === 0 ? column - 1 : 0, index === lines.length - 1 ? endColumn - 1 : undefined)).join('\n');
}
