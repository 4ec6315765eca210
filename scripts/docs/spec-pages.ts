import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reference } from '../../lib/specs/export/reference';
import { kinds, type Kind } from '../../lib/specs/kinds';

const cases = join(__dirname, '../../test/specs/cases');

/** The pages of reference of all kinds of specs, by their paths in the project; their examples are cases of the tests. */
export function specPages(): ReadonlyMap<string, string> {
  return new Map((Object.keys(kinds) as Kind[]).map((kind) => {
    const folder = kind.replace(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase();
    const read = (file: string) => readFileSync(join(cases, folder, file), 'utf8');
    return [`docs/specs/${folder}.md`, reference(kind, {
      smallest: read('smallest/good.yaml'),
      larger: read('everything/good.yaml'),
      mistakes: { yaml: read('mistakes/bad.yaml'), said: read('mistakes/expected.txt') },
    })];
  }));
}
