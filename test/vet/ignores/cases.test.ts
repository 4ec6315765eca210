import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { annotationIgnores } from '../../../lib/vet/ignores/annotation-ignores';
import { applyIgnores } from '../../../lib/vet/ignores/apply-ignores';
import { commentIgnores } from '../../../lib/vet/ignores/comment-ignores';
import { together } from '../../../lib/vet/ignores/ignore-line';
import { ignoreRules } from '../../../lib/vet/ignores/ignore-rules';
import { rules } from '../../../lib/vet/rules';
import { annotated, judge, type Judged } from '../case';

const root = join(__dirname, 'cases');
const names = ignoreRules.map(({ name }) => name);

test('each has a folder of cases, a code and a name of its own', () => {
  expect(readdirSync(root).sort()).toEqual([...names].sort());
  const all = [...ignoreRules, ...rules];
  expect(new Set(all.flatMap(({ code, name }) => [code, name])).size).toBe(2 * all.length);
  expect(names).toEqual([...names].sort());
});

test.each(names)('%s: what is good is ignored, and nothing is said of it', (name) => {
  const before = judge(join(root, name, 'good.yaml'));
  const after = sifted(before);
  expect(before.faults).not.toEqual([]);
  expect([...after.faults, ...after.ignoreFaults].map(({ message }) => message)).toEqual([]);
});

test.each(names)('%s: what is bad is found', (name) => {
  const judged = judge(join(root, name, 'bad.yaml'));
  const { faults, ignoreFaults } = sifted(judged);
  const answer = annotated({ ...judged, faults, ignoreFaults });
  const expected = join(root, name, 'bad.found.yaml');
  if (process.env.UPDATE_CASES === '1') writeFileSync(expected, answer);
  expect(existsSync(expected)).toBe(true);
  expect(answer).toBe(readFileSync(expected, 'utf8'));
  expect(ignoreFaults.filter(({ rule }) => rule.name === name)).not.toEqual([]);
});

function sifted(judged: Judged) {
  return applyIgnores(judged, together([commentIgnores(judged.comments), annotationIgnores(judged.resources)]), '2026-11-26');
}
