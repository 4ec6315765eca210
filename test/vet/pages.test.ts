import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulePages } from '../../scripts/docs/rule-pages';

const root = join(__dirname, '../..');
const pages = rulePages();

test('every rule has a page, and every page a rule', () => {
  expect(readdirSync(join(root, 'docs/rules')).map((name) => `docs/rules/${name}`).sort()).toEqual([...pages.keys()].sort());
});

test.each([...pages])('%s is what `npm run docs` writes', (path, text) => {
  expect(readFileSync(join(root, path), 'utf8')).toBe(text);
});
