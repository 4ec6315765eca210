import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { compareSpecificity, contains, isLiteral, overlaps, parsePath, shapeOf, sharedLiterals } from '../../lib/routing/path-pattern';

interface Table {
  readonly order: readonly string[];
  readonly pairs: readonly { readonly paths: readonly [string, string]; readonly overlap: boolean; readonly contains: boolean }[];
  readonly shared: readonly { readonly paths: readonly [string, string]; readonly literals: number }[];
  readonly parsed: readonly { path: string; segments: (string | null)[]; tree: boolean; literal: boolean; shape: string }[];
}

const table = parse(readFileSync(join(__dirname, 'path-pattern.yaml'), 'utf8')) as Table;

test.each(table.parsed)('reads $path', ({ path, segments, tree, literal, shape }) => {
  const pattern = parsePath(path);
  expect(pattern).toEqual({ text: path, segments: segments.map((segment) => segment ?? undefined), tree });
  expect(isLiteral(pattern)).toBe(literal);
  expect(shapeOf(pattern)).toBe(shape);
});

test('every path has its place before or after every other', () => {
  const ranks = table.order.reduce<{ path: string; rank: number }[]>((all, line) => {
    const rank = (all.at(-1)?.rank ?? 0) + (line.startsWith('= ') ? 0 : 1);
    return [...all, { path: line.replace('= ', ''), rank }];
  }, []);
  for (const a of ranks) {
    for (const b of ranks) {
      const order = compareSpecificity(parsePath(a.path), parsePath(b.path));
      expect([a.path, b.path, Math.sign(order)]).toEqual([a.path, b.path, Math.sign(a.rank - b.rank)]);
    }
  }
});

test.each(table.pairs)('$paths', ({ paths: [first, second], overlap, contains: inside }) => {
  const [a, b] = [parsePath(first), parsePath(second)];
  expect(overlaps(a, b)).toBe(overlap);
  expect(overlaps(b, a)).toBe(overlap);
  expect(contains(a, b)).toBe(inside);
});

test.each(table.shared)('$paths share $literals literals', ({ paths: [first, second], literals }) => {
  expect(sharedLiterals(parsePath(first), parsePath(second))).toBe(literals);
});
