import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { compareStrictness, type Strictness } from '../../lib/routing/strictness';
import { ruleOf } from './rules';

interface Row {
  readonly first: readonly string[];
  readonly second: readonly string[];
  readonly is: Strictness;
}

const rows = parse(readFileSync(join(__dirname, 'strictness.yaml'), 'utf8')) as readonly Row[];
const turned: Readonly<Record<Strictness, Strictness>> = { equal: 'equal', stricter: 'looser', looser: 'stricter', neither: 'neither' };

test.each(rows)('$first is $is to $second', ({ first, second, is }) => {
  const [a, b] = [first.map(ruleOf), second.map(ruleOf)];
  expect(compareStrictness(a, b)).toBe(is);
  expect(compareStrictness(b, a)).toBe(turned[is]);
});
