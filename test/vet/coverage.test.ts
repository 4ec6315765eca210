import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { rules } from '../../lib/vet/rules';
import { uncovered } from '../../scripts/docs/rule-pages';

const peers = parse(readFileSync(join(__dirname, 'peers.yaml'), 'utf8')) as Readonly<Record<string, readonly string[]>>;
const known = Object.values(peers).flat();

test('each check of the peers is a rule, or is said not to be covered, with a reason', () => {
  const answered = new Set([...rules.flatMap(({ sameAs }) => sameAs), ...uncovered().flatMap(({ codes }) => codes)]);
  expect(known.filter((code) => !answered.has(code))).toEqual([]);
  expect(uncovered().filter(({ reason }) => reason.length < 20)).toEqual([]);
});

test('rules name no code that the peers do not have', () => {
  expect(rules.flatMap(({ name, sameAs }) => sameAs.filter((code) => !known.includes(code)).map((code) => `${name}: ${code}`))).toEqual([]);
});
