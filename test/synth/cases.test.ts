import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { renderCase, synthesizeCase } from './case';

const root = join(__dirname, 'cases');
const folders = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('input.yaml')).map(dirname).sort();

test.each(folders)('%s', (name) => {
  const folder = join(root, name);
  const synthesis = synthesizeCase(folder);
  const rendered = renderCase(synthesis);
  const [file, other] = synthesis.problems.length > 0 ? ['problems.txt', 'expected.yaml'] as const : ['expected.yaml', 'problems.txt'] as const;
  if (process.env.UPDATE_CASES === '1') writeFileSync(join(folder, file), rendered);

  expect(rendered).toBe(readFileSync(join(folder, file), 'utf8'));
  expect(existsSync(join(folder, other))).toBe(false);
  // what a reviewer cannot read at one sitting is two cases
  expect(rendered.split('\n').length).toBeLessThanOrEqual(111);
});
