import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathText } from '../../../lib/diagnostics/path-text';
import { fixed, readCase } from './case';

const root = join(__dirname, 'cases');

test.each(readdirSync(root).sort())('%s', (name) => {
  const { text, fixes, extension } = readCase(join(root, name));
  const { text: edited, refused } = fixed(text, fixes);
  const notes = refused.map(({ fix, why }) => `refused ${fix.map(({ path }) => pathText(path)).join(', ')}: ${why}\n`).join('');
  expect(answered(join(root, name, `expected.${extension}`), edited)).toBe(edited);
  expect(answered(join(root, name, 'refused.txt'), notes)).toBe(notes);
});

/** What a reviewer approved; a file that is not there is an empty one. */
function answered(file: string, answer: string): string {
  if (process.env.UPDATE_CASES === '1' && answer === '') rmSync(file, { force: true });
  else if (process.env.UPDATE_CASES === '1') writeFileSync(file, answer);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
