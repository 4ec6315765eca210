import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { rules } from '../../lib/vet/rules';
import { uncovered } from '../../scripts/docs/rule-pages';

type Lists = Readonly<Record<string, readonly string[]>>;

const { validation, ...peers } = parse(readFileSync(join(__dirname, 'peers.yaml'), 'utf8')) as Lists & { readonly validation: Lists };
/** The two codes under which istioctl reports all that Istio's validation says. */
const ofValidation = ['IST0106', 'IST0133'];
const known = [...ofValidation, ...Object.values(peers).flat()];
const left = uncovered().flatMap(({ codes }) => codes);
const sayers = Object.values(validation).flat();

test('each check of the peers is a rule, or is said not to be covered, with a reason', () => {
  const answered = new Set([...rules.flatMap(({ sameAs }) => sameAs), ...left]);
  expect(known.filter((code) => !answered.has(code))).toEqual([]);
  expect(uncovered().filter(({ reason }) => reason.length < 20)).toEqual([]);
});

test('rules name no code that the peers do not have', () => {
  expect(rules.flatMap(({ name, sameAs }) => sameAs.filter((code) => !known.includes(code)).map((code) => `${name}: ${code}`))).toEqual([]);
});

test('what each function of Istio\'s validation says, rules say, or it is said not to be covered', () => {
  const same = rules.filter(({ sameAs }) => sameAs.some((code) => ofValidation.includes(code))).map(({ name }) => name);
  expect(Object.entries(validation).filter(([, said]) => said.length === 0)).toEqual([]);
  expect(sayers.filter((one) => !same.includes(one) && !left.includes(one))).toEqual([]);
  expect([...same, ...left.filter((code) => ofValidation.some((one) => code.startsWith(`${one}/`)))].filter((one) => !sayers.includes(one))).toEqual([]);
});
