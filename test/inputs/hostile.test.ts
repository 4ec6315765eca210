import fc from 'fast-check';
import { readDocuments } from '../../lib/inputs/read-documents';

const mebibyte = 1024 * 1024;
const head = 'apiVersion: v1\nkind: X\n';

/** Codes of the findings, each once, and how many documents could be read. */
function outcome(text: string) {
  const { documents, findings } = readDocuments({ file: 'input.yaml', text, named: true });
  return { codes: [...new Set(findings.map(({ code }) => code))], documents: documents.length };
}

test.each<[string, () => string, string[]]>([
  ['millions of opening brackets', () => '['.repeat(8 * mebibyte), ['too-deep']],
  ['millions of dashes', () => '- '.repeat(4 * mebibyte), ['too-deep']],
  ['millions of question marks', () => '? '.repeat(4 * mebibyte), ['too-deep']],
  ['a staircase of keys', () => Array.from({ length: 1000 }, (_, level) => `${' '.repeat(level)}a:\n`).join(''), ['too-deep']],
  ['collections that aliases nest', () => `${head}a0: &a0 [x]\n${chain(300)}`, ['too-deep']],
  ['an alias bomb of one level', () => `${head}a: &a "${'x'.repeat(10_000)}"\nb: [${'*a,'.repeat(1000)}]\n`, ['alias-bomb']],
  ['an alias bomb through merges', () => `${head}a: &a {k: "${'x'.repeat(10_000)}"}\n${Array.from({ length: 200 }, (_, index) => `b${index}: {<<: *a}\n`).join('')}`, ['alias-bomb']],
  ['more tokens than fit into memory', () => `${head}x: &x 1\n${'#\n'.repeat(1_100_000)}`, ['too-large']],
  ['a quote that nobody closes', () => `${head}a: "${'x\n'.repeat(mebibyte / 4)}`, ['yaml-syntax']],
  ['thousands of mistakes', () => `${head}${'a: @\n'.repeat(20_000)}`, ['yaml-syntax']],
])('%s', (_name, text, codes) => {
  expect(outcome(text())).toEqual({ codes, documents: 0 });
});

test.each<[string, () => string]>([
  ['one very long scalar', () => `${head}a: ${'x'.repeat(8 * mebibyte)}\n`],
  ['a text of millions of lines', () => `${head}a: |\n${'  x\n'.repeat(mebibyte / 2)}`],
  ['millions of escapes', () => `${head}a: "${'\\n'.repeat(mebibyte)}"\n`],
  ['millions of spaces', () => `${head}a: [1${' '.repeat(8 * mebibyte)}, 2]\n`],
  ['millions of digits and underscores', () => `${head}a: ${'1_'.repeat(4 * mebibyte)}x\n`],
  ['aliases within bounds', () => `${head}a: &a {b: c}\n${Array.from({ length: 5000 }, (_, index) => `k${index}: *a\n`).join('')}`],
])('%s can be read', (_name, text) => {
  expect(outcome(text())).toEqual({ codes: [], documents: 1 });
});

test('a hundred thousand documents can be read', () => {
  expect(outcome(`${head}---\n`.repeat(100_000))).toEqual({ codes: [], documents: 100_000 });
});

const pieces = [
  'a', 'c: ', '- ', ' ', '  ', '\n', '\n', '\n  ', '\n- ', '"', '\'', '{', '}', '[', ']', ', ', ': ', '#', ' # c', '|\n', '>\n', '&a ', '*a', '<<: *a\n', '!t ', '!!omap ',
  '? ', '~', 'yes', '---\n', '...\n', '%YAML 1.1\n', '%TAG ! x:\n', '\t', '\r\n', '\u0000', '\ufeff', '😀', 'apiVersion: v1\n', 'kind: List\n', 'items:\n', 'kind: X\n',
];

test('no text at all makes it fail, and what it finds lies inside the text', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 20 }), fc.boolean(), (parts, named) => {
    const text = parts.join('');
    const { documents, findings } = readDocuments({ file: 'input.yaml', text, named });
    const lines = text.split('\n');
    for (const location of [...findings.map((finding) => finding.location!), ...documents.map((document) => document.locate(['kind'], 'value'))]) {
      expect(location.line).toBeLessThanOrEqual(lines.length);
      expect(location.column).toBeLessThanOrEqual(lines[location.line - 1]!.length + 1);
    }
  }), { seed: 1, numRuns: 2000 });
});

function chain(length: number): string {
  return Array.from({ length }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}]\n`).join('');
}
