import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { answerCase } from './case';

const root = join(__dirname, 'cases');
const folders = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('input.yaml')).map(dirname).sort();

test.each(folders)('%s', (name) => {
  const folder = join(root, name);
  const answer = answerCase(folder);
  if (process.env.UPDATE_CASES === '1') writeFileSync(join(folder, 'expected.yaml'), answer);

  expect(answer).toBe(readFileSync(join(folder, 'expected.yaml'), 'utf8'));
  expect(readFileSync(join(folder, 'input.yaml'), 'utf8')).toMatch(/^# /);
  // what a reviewer cannot read at one sitting is two cases
  expect(answer.split('\n').length).toBeLessThanOrEqual(81);
});
