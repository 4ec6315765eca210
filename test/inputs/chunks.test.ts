import { parse, parseAllDocuments } from 'yaml';
import { chunksOf } from '../../lib/inputs/chunks';
import { readDocuments } from '../../lib/inputs/read-documents';

test.each<[string, string, readonly string[]]>([
  ['nothing', '', []],
  ['comments alone', '# a\n---\n# b\n...\n', []],
  ['one document', 'a: 1\n', ['a: 1\n']],
  ['several', 'a: 1\n---\nb: 2\n--- # c\nc: 3\n', ['a: 1\n', '---\nb: 2\n', '--- # c\nc: 3\n']],
  ['an end before the next beginning', 'a: 1\n...\n# x\n---\nb: 2\n', ['a: 1\n', '---\nb: 2\n']],
  ['a beginning in Windows', 'a: 1\r\n---\r\nb: 2\r\n', ['a: 1\r\n', '---\r\nb: 2\r\n']],
  ['what only looks like a beginning', 'a: |\n  ---\n  b\nc: ---\n', ['a: |\n  ---\n  b\nc: ---\n']],
  ['directives', '%YAML 1.2\n---\na: 1\n---\nb: 2\n', ['%YAML 1.2\n---\na: 1\n---\nb: 2\n']],
])('a stream with %s is cut where its documents end', (_name, text, expected) => {
  const chunks = chunksOf(text);
  expect(chunks.map((chunk) => chunk.text)).toEqual(expected);
  for (const chunk of chunks) expect(text.startsWith(chunk.text, chunk.start)).toBe(true);
  expect(chunks.flatMap((chunk) => parseAllDocuments(chunk.text)).map((document) => document.toJS() as unknown))
    .toEqual(parseAllDocuments(text).map((document) => document.toJS() as unknown).filter((value) => value !== null));
});

const items = '- apiVersion: v1\n  kind: A\n  x: |\n    - no item\n\n    text\n  # comment\n-  {apiVersion: v1, kind: B}\n-\n  apiVersion: v1\n  kind: C\n';

test.each<[string, string, number]>([
  ['before its kind', `apiVersion: v1\nitems:\n${items}kind: List\nmetadata:\n  resourceVersion: ""\n`, 3],
  ['behind its kind', `---\nkind: List\napiVersion: v1\nmetadata: {}\n# items\nitems: \n${items}`, 3],
  ['in Windows', `apiVersion: v1\nkind: List\nitems:\n${items}`.replaceAll('\n', '\r\n'), 3],
  ['with an alias', `apiVersion: v1\nkind: List\nitems:\n${items}- {apiVersion: v1, kind: &k D, x: *k}\n`, 1],
  ['indented', `apiVersion: v1\nkind: List\nitems:\n${items.replaceAll(/^/gm, '  ')}`, 1],
  ['with a field of its own', `apiVersion: v1\nkind: List\nother: 1\nitems:\n${items}`, 1],
  ['with other dashes behind it', `apiVersion: v1\nkind: List\nitems:\n${items}metadata:\n- a\n`, 1],
  ['with its dashes under another field', `apiVersion: v1\nkind: List\nitems:\nmetadata:\n${items}`, 1],
  ['of another kind', `apiVersion: v1\nkind: Thing\nitems:\n${items}`, 1],
])('the items of a list %s are read one by one where that is safe', (_name, text, chunks) => {
  expect(chunksOf(text)).toHaveLength(chunks);
  const { documents, findings } = readDocuments({ file: 'input.yaml', text, named: true });
  const whole = parse(text) as { kind: string; items: unknown };
  expect(findings).toEqual([]);
  expect(documents.map(({ value }) => value)).toEqual(whole.kind === 'List' && Array.isArray(whole.items) ? whole.items : [whole]);
});

test('a list that names its items twice is not read one by one', () => {
  const text = `apiVersion: v1\nkind: List\nitems:\n${items}items:\n`;
  expect(readDocuments({ file: 'input.yaml', text, named: true }).findings.map(({ code }) => code)).toEqual(['duplicate-key']);
});
