import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSpec } from '../../lib/specs/parse';
import { specPages } from '../../scripts/docs/spec-pages';
import { documentsOf } from './cases';

describe.each([...specPages()])('%s', (path, text) => {
  test('is current: `npm run docs` writes it', () => {
    expect(readFileSync(join(__dirname, '../..', path), 'utf8')).toBe(text);
  });

  test('shows two right documents and one with mistakes', () => {
    const blocks = [...text.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, yaml]) => documentsOf(yaml!));
    expect(blocks.map((documents) => documents.flatMap((document) => parseSpec(document).problems).length > 0)).toEqual([false, false, true]);
  });

  test('has a row for every field, with its type, default and meaning', () => {
    const rows = text.split('\n').filter((line) => line.startsWith('| `'));
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) {
      expect(row).toMatch(/^\| `\w+` \| ((list|map) of )*(string|integer|boolean|object) \| \S.* \| \S.* \|$/);
      expect(row).not.toContain('undefined');
    }
  });
});
