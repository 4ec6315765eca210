import { readDocuments } from '../../lib/inputs/read-documents';

/** The lines of the comments about each document, by its kind. */
function commentsIn(text: string): string[] {
  const { documents, findings } = readDocuments({ file: 'input.yaml', text, named: true });
  expect(findings).toEqual([]);
  return documents.flatMap((document) => document.comments('note').map(({ text: comment, location }) => {
    expect(text.split(/\r?\n/)[location.line - 1]!.slice(location.column - 1, location.endColumn - 1)).toBe(comment);
    return `${String(document.value.kind)} ${location.line}: ${comment}`;
  }));
}

test('comments are about the document that they stand in, above it up to the one before, and below the last one', () => {
  expect(commentsIn([
    '# note 1', '---', '# note 2', 'apiVersion: v1 # note 3', 'kind: A # other', 'x: # note 4', '  - a', '  # note 5', '# note 6',
    '---', '# note 7', 'apiVersion: v1', 'kind: B', '...', '# note 8', '---', 'apiVersion: v1', 'kind: C', '---', '# note 9', '',
  ].join('\n'))).toEqual([
    'A 1: # note 1', 'A 3: # note 2', 'A 4: # note 3', 'A 6: # note 4', 'A 8: # note 5', 'A 9: # note 6',
    'B 11: # note 7', 'C 15: # note 8', 'C 20: # note 9',
  ]);
});

test('what only looks like a comment is none', () => {
  expect(commentsIn('apiVersion: v1\nkind: A\na: "# note"\nb: \'x # note\'\nc: |\n  # note\nd: >\n  x # note\ne: x#note\nf: {a: b} # note\r\n'))
    .toEqual(['A 10: # note']);
});

const item = (kind: string) => [`- apiVersion: v1 # note ${kind}`, `  kind: ${kind}`, '  # note inside', '  x: 1 # note behind'];

test.each([
  ['cut into its items', '', ''],
  ['that is read as a whole', '  ', ''],
  ['with an alias', '', '- {apiVersion: v1, kind: C, a: &a 1, b: *a} # note C'],
])('in a list %s, comments above a dash are about what is below', (_name, indent, last) => {
  const lines = ['# note on the list', ...item('A'), '# note below', ...item('B'), ...last === '' ? [] : [last], '# note at the end'];
  const text = ['apiVersion: v1', 'kind: List', 'items:', ...lines.map((line) => `${indent}${line}`), ''].join('\n');
  const end = last === '' ? ['B 14: # note at the end'] : ['C 14: # note C', 'C 15: # note at the end'];
  expect(commentsIn(text)).toEqual([
    'A 4: # note on the list', 'A 5: # note A', 'A 7: # note inside', 'A 8: # note behind',
    'B 9: # note below', 'B 10: # note B', 'B 12: # note inside', 'B 13: # note behind', ...end,
  ]);
});

test('comments of several documents below directives are each about its own', () => {
  expect(commentsIn('%YAML 1.2\n---\napiVersion: v1\nkind: A # note 1\n---\n# note 2\napiVersion: v1\nkind: B\n# note 3\n'))
    .toEqual(['A 4: # note 1', 'B 6: # note 2', 'B 9: # note 3']);
});

test('JSON has no comments', () => {
  expect(commentsIn('{"apiVersion": "v1", "kind": "A", "x": "# note"}')).toEqual([]);
});
