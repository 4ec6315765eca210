import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const root = join(__dirname, '../..');
const faults = parse(readFileSync(join(root, 'test/conformance/faults/faults.yaml'), 'utf8')) as readonly Readonly<Record<'fault' | 'in' | 'instead of', string>>[];

test.each(faults.map((one) => [one.fault, one] as const))('what a fault takes the place of is there: %s', (_fault, { 'in': file, 'instead of': text }) => {
  expect(readFileSync(join(root, 'lib', file), 'utf8').split(text)).toHaveLength(2);
});
