import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { dump } from 'js-yaml';
import { stringify } from 'yaml';
import { chunksOf } from '../../lib/inputs/chunks';
import { filesBelow } from '../../lib/inputs/folder';
import { parseCarefully } from '../../lib/inputs/parsed';
import { readPlainly } from '../../lib/inputs/read-plainly';

/** Fails unless the text is left to the careful reader or means the same to it, without a mistake and without doubt; gives whether it was read. */
function isRead(text: string): boolean {
  const value = readPlainly(text);
  if (value === undefined) return false;
  const careful = parseCarefully({ start: 0, text, comments: [0, 0] })
    .map((parsed) => ({ value: parsed.value, mistakes: parsed.mistakes, ambiguous: parsed.ambiguous, json: JSON.stringify(parsed.value) }));
  expect(careful).toEqual([{ value, mistakes: [], ambiguous: [], json: JSON.stringify(value) }]);
  return true;
}

test.each<[string, string, unknown]>([
  ['blocks', 'a:\n  b: 1\n  c:\n    - d\n    - e: f\n      g: h\n', { a: { b: 1, c: ['d', { e: 'f', g: 'h' }] } }],
  ['lists in the column of their key', 'a:\n- b\n- c:\n  - d\n', { a: ['b', { c: ['d'] }] }],
  ['brackets', 'a: {b: [c, "d"], e: {}}\nf: []\n', { a: { b: ['c', 'd'], e: {} }, f: [] }],
  ['a marker and comments', '---\n# x\na: b # c\n', { a: 'b' }],
  ['quotes', 'a: "b\\n\\"c\\\\d"\ne: \'f\'\'g\'\n', { a: 'b\n"c\\d', e: 'f\'g' }],
  ['block scalars', 'a: |\n  b: c\n\n    d && e\nf: >-\n  g\n  h\n', { a: 'b: c\n\n  d && e\n', f: 'g h' }],
  ['scalars', 'a: [true, False, null, ~, 1, -1, 0, 1.5, 10.0.0.1, 30s, 2026-01-01, x:y]\nb:\n', { a: [true, false, null, null, 1, -1, 0, 1.5, '10.0.0.1', '30s', '2026-01-01', 'x:y'], b: null }],
  ['wildcards in quotes', 'a: ["*", \'*.b\', x*, y&z, a!]\n', { a: ['*', '*.b', 'x*', 'y&z', 'a!'] }],
])('%s are read', (_name, text, value) => {
  expect(readPlainly(text)).toEqual(value);
  expect(isRead(text)).toBe(true);
});

test.each<[string, string]>([
  ['an anchor', 'a: &b c\n'], ['an alias', 'a: *b\n'], ['a tag', 'a: !!str 1\n'], ['a tag without a name', 'a: !\n'], ['a merge', 'a: {<<: {b: c}}\n'], ['an explicit key', '? a\n: b\n'],
  ['a directive', '%YAML 1.2\n---\na: b\n'], ['two documents', 'a: b\n---\nc: d\n'], ['the end of a document', 'a: b\n...\n'], ['a document beside its marker', '--- {a: b}\n'],
  ['a tab', 'a:\tb\n'], ['a Windows line break', 'a: b\r\n'], ['a control character', 'a: "\u0001"\n'], ['a next line', 'a: b\u0085c\n'], ['a line separator', 'a: b\u2028c\n'], ['a byte order mark', '\ufeffa: b\n'], ['what is no Unicode', 'a: \ud800\n'],
  ['a duplicate key', 'a: b\na: c\n'], ['a number as a key', '1: b\n'], ['a number as a key in quotes', '"1": b\n'], ['a boolean as a key', 'true: b\n'], ['a key of YAML 1.1', 'on: b\n'], ['no key', ': b\n'], ['a list as a key', '[a]: b\n'], ['a list as a bare key', '{[a], b: c}\n'],
  ['`__proto__`', '__proto__: {a: b}\n'], ['a key far from its colon', `a${' '.repeat(2000)}: b\n`], ['a long key', `${'a'.repeat(2000)}: b\n`],
  ['a boolean of YAML 1.1', 'a: yes\n'], ['an octal number', 'a: 0755\n'], ['a sexagesimal number', 'a: 12:30:00\n'], ['a hexadecimal number', 'a: 0x1f\n'], ['an exponent', 'a: 1e3\n'], ['a long number', 'a: 12345678901234567890\n'], ['infinity', 'a: .inf\n'], ['a zero with a sign', 'a: -0.0\n'],
  ['a comment without a space', 'a: "b"#c\n'], ['an escape that is seldom', 'a: "\\x41"\n'], ['a given indentation', 'a: |2\n    b\n'], ['a line of spaces', 'a: |\n    \n  b\n'], ['an entry without a value', 'a:\n  -\n  - b\n'],
  ['brackets over several lines', 'a: [b,\n  c]\n'], ['quotes over several lines', 'a: "b\n  c"\n'], ['a plain text over several lines', 'a: b\n  c\n'],
  ['a text below its key', 'a:\n  b\n'], ['a text with a space behind it, below its key and a comment', 'a:\n# b\n  c \nd: e\n'],
  ['no mapping', '- a\n'], ['a text alone', 'a\n'], ['nothing', ''], ['deep nesting', `a: ${'['.repeat(80)}${']'.repeat(80)}\n`], ['very long text', `a: ${'x'.repeat(1_100_000)}\n`],
  ['an error', 'a: b: c\n'],
])('%s is left to the careful reader', (_name, text) => {
  expect(readPlainly(text)).toBeUndefined();
});

const scalar = fc.oneof(
  fc.string({ maxLength: 12 }), fc.string({ unit: 'grapheme', maxLength: 6 }), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null),
  fc.constantFrom('yes', 'n', '0755', '1_000', '12:30', '0x1f', '.5', '1e3', '-', '*', '&a', '!b', '# c', 'd # e', 'f: g', '- h', 'i\n\n  j\n', ' k ', 'l\tm', '"', '\'', '\\d+', '/a/{b}', '|', '>', '%', '@'),
);
const key = fc.oneof(fc.constantFrom('a', 'b', 'c.d/e', 'x-y'), fc.string({ maxLength: 6 }));
const { document } = fc.letrec((tie) => ({
  document: fc.dictionary(key, tie('node'), { maxKeys: 5 }),
  node: fc.oneof({ maxDepth: 4 }, scalar, fc.array(tie('node'), { maxLength: 4 }), tie('document')),
}));
const styles: readonly ((value: unknown) => string)[] = [
  (value) => stringify(value), (value) => stringify(value, { collectionStyle: 'flow' }), (value) => stringify(value, { defaultStringType: 'QUOTE_SINGLE', indentSeq: false }),
  (value) => stringify(value, { defaultStringType: 'QUOTE_DOUBLE', lineWidth: 0 }), (value) => stringify(value, { defaultStringType: 'BLOCK_LITERAL', indent: 4 }), (value) => JSON.stringify(value),
  (value) => dump(value, { skipInvalid: true }), (value) => dump(value, { flowLevel: 2, lineWidth: -1, noArrayIndent: true }),
];

test('a drawn document means the same to both readers in every style', () => {
  let read = 0;
  fc.assert(fc.property(document, fc.constantFrom(...styles), (value, style) => {
    if (isRead(style(value))) read += 1;
  }), { seed: 1, numRuns: 3000 });
  expect(read).toBeGreaterThan(300);
});

const values = [
  '', '1', 'x', 'x y', '"x"', '"x\\n"', '\'y\'', '\'it\'\'s\'', '|', '|-', '|+', '>', '>-', '[]', '{}', '[a, b]', '{a: b, c: 1}', '[a: b]', '{a, b: }', '{"a":b}', '[{a: b}, [c]]', '- a', 'a: b', '"x" y', 'x # c', '# c', '#c', '-', ':', '?', 'x:', 'a:b', 'x: y: z',
  '-1', '1.0', '1_0', 'null', '~', 'No', '<<', '=', '[a,]', '[a,,b]', '{a: {b: [c, {d: "e"}]}}', '.5', '0x1', '1e3', '12:30', '10Mi', '--', '-.1', '+1', 'a, b', 'a] b', '}', '%a', '@b', '"a": b', '\'a\':b', '"[": "]"', '"a\\\\"', '|x', '[', '"', '\'', '[-a, -]', '{? a}', '[ ]', '{ a : b }',
  '{a:b}', '[":"]', '[a:]', '[:a]', '- - a', '- a: b', '&a b', '*a', '! a', '!', '{[a], b: c}', '[a]:', '{a: b}:',
];
const line = fc.tuple(fc.nat(3), fc.constantFrom('', '', '', '- ', '- - '), fc.constantFrom('a: ', 'b: ', 'c: ', 'a:', '"q": ', 'x y: ', ''), fc.constantFrom(...values))
  .map(([indent, dash, name, value]) => `${'  '.repeat(indent)}${dash}${name}${value}\n`);

test('lines that fit together or not mean the same to both readers', () => {
  let read = 0;
  fc.assert(fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), fc.boolean(), (lines, ends) => {
    if (isRead(ends ? lines.join('') : lines.join('').slice(0, -1))) read += 1;
  }), { seed: 1, numRuns: 20_000 });
  expect(read).toBeGreaterThan(500);
});

const root = join(__dirname, '../..');
const written = ['crds', 'docs', 'examples', 'lib', 'test'].flatMap((folder) => filesBelow(join(root, folder)).files)
  .concat(join(root, 'identity.yaml'))
  .flatMap((file) => chunksOf(readFileSync(file, 'utf8')).map(({ text }) => text))
  .filter((text) => text.length < 20_000);

test('every document of the repository means the same to both readers', () => {
  expect(written.filter(isRead).length).toBeGreaterThan(written.length / 2);
});

const pieces = [
  '', 'a', ': ', '- ', ' ', '  ', '\n', '\n  ', '"', '\'', '{', '}', '[', ']', ', ', '#', ' # c', '|\n', '>\n', '&a ', '*a',
  '!t ', '? ', '~', 'yes', '---\n', '...\n', '%', '\t', '\r', '\\', '1', '.', ':', '-', '🎉',
];
const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(4), put: fc.constantFrom(...pieces) });

test('a document of the repository with slips means the same to both readers', () => {
  const short = written.filter((text) => text.length < 1500);
  fc.assert(fc.property(fc.constantFrom(...short), fc.array(change, { minLength: 1, maxLength: 3 }), (text, changes) => {
    isRead(changes.reduce((changed, { at, cut, put }) => {
      const index = Math.floor(at * changed.length);
      return changed.slice(0, index) + put + changed.slice(index + cut);
    }, text));
  }), { seed: 1, numRuns: 5000 });
});
