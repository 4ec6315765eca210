import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../../lib/vet/rules';
import { annotated, judge, judgeText, mended } from './case';

const root = join(__dirname, 'rules');
const names = rules.map(({ name }) => name);

test('every rule has a folder of cases, and every folder a rule', () => {
  expect(readdirSync(root).sort()).toEqual([...names].sort());
});

test('every rule has a file of its name, and codes are unique', () => {
  expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length);
  expect(readdirSync('lib/vet/rules').sort()).toEqual(names.map((name) => `${name}.ts`).sort());
  expect(rules.filter(({ code }) => !/^FL\d{4}$/.test(code))).toEqual([]);
});

test.each(names)('%s: nothing is found in what is good', (name) => {
  const { faults } = judge(join(root, name, 'good.yaml'));
  expect(faults.map(({ rule, message }) => `${rule.name}: ${message}`)).toEqual([]);
});

test.each(names)('%s: what is bad is found', (name) => {
  const judged = judge(join(root, name, 'bad.yaml'));
  // what other rules would have to be shown is for their own cases
  const answer = annotated({ ...judged, notChecked: judged.notChecked.filter(({ rule }) => rule.name === name) });
  const expected = join(root, name, 'bad.found.yaml');
  if (process.env.UPDATE_CASES === '1') writeFileSync(expected, answer);

  expect(existsSync(expected)).toBe(true);
  expect(answer).toBe(readFileSync(expected, 'utf8'));
  expect(judged.faults.filter(({ rule }) => rule.name === name)).not.toEqual([]);
});

test.each(names)('%s: what can be mended is mended, and then there is nothing more to mend', (name) => {
  const answer = mended(judge(join(root, name, 'bad.yaml')));
  const expected = join(root, name, 'bad.fixed.yaml');
  if (answer === undefined) {
    expect(existsSync(expected)).toBe(false);
    return;
  }
  if (process.env.UPDATE_CASES === '1') writeFileSync(expected, answer);

  expect(answer).toBe(readFileSync(expected, 'utf8'));
  expect(mended(judgeText(answer))).toBe(undefined);
});
