import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isCelError, parse as parseCel, plan } from '@bufbuild/cel';
import fc from 'fast-check';
import { parse } from 'yaml';
import { durationOf } from '../../lib/structure/cel/duration';
import { checkRule } from '../../lib/structure/check-rule';
import { ruleWords } from '../../lib/structure/rule-words';
import { parseRule } from '../../scripts/crds/parse-rule';
import { isAsked } from '../../scripts/crds/parse-rules';
import type { Rule, Schema } from '../../scripts/crds/schema';
import { readCrds } from '../crds/read-crds';
import { celEnvironment } from './cel/cel-environment';
import { peerRule } from './cel/peer-rule';
import { messagesOf } from './messages-of';

interface RuleCase {
  readonly rule: string;
  readonly holds: readonly unknown[];
  readonly fails: readonly unknown[];
}

const cases = parse(readFileSync(join(__dirname, 'rules.yaml'), 'utf8')) as readonly RuleCase[];

function withRules(schema: Schema): { readonly schema: Schema; readonly rule: Rule }[] {
  const below = [...Object.values(schema.properties ?? {}), schema.items ?? [], schema.additionalProperties ?? []].flat();
  return [...(schema['x-kubernetes-validations'] ?? []).map((rule) => ({ schema, rule })), ...below.flatMap(withRules)];
}

const schemas = readCrds().flatMap(({ schema, otherVersions = {} }) => [schema, ...Object.values(otherVersions)]);
const all = schemas.flatMap(withRules).filter(({ rule }) => isAsked(rule));
const sites = new Map(all.map((site) => [site.rule.rule, site]));

it('has a case for every rule in `crds` and for no other', () => {
  expect(cases.map(({ rule }) => rule).sort()).toEqual([...sites.keys()].sort());
});

describe.each(cases)('$rule', ({ rule, holds, fails }) => {
  const site = sites.get(rule);
  if (!site) throw new Error('this rule stands nowhere in `crds`');
  const check = checkRule(parseRule(site.rule));
  const peer = peerRule(site.rule, site.schema);

  it.each(holds.map((value) => [value]))('holds for %j', (value) => {
    expect(messagesOf(check, value)).toEqual([]);
    expect(messagesOf(peer, value)).toEqual([]);
  });

  it.each(fails.map((value) => [value]))('refuses %j', (value) => {
    expect(messagesOf(check, value)).toEqual([expect.stringContaining(ruleWords(site.rule.message).message)]);
    expect(messagesOf(peer, value)).toEqual([expect.stringContaining(site.rule.message)]);
  });
});

describe('durations', () => {
  const peer = plan(celEnvironment, parseCel('duration(self)'));
  const part = fc.tuple(fc.constantFrom('', '0', '1', '10', '00', '9223372036', '1.5', '.5', '1.', '.', ' '), fc.constantFrom('ns', 'us', 'µs', 'ms', 's', 'm', 'h', 'd', ''));
  const texts = fc.tuple(fc.constantFrom('', '-', '+', ' '), fc.array(part, { maxLength: 3 })).map(([sign, parts]) => sign + parts.flat().join(''))
    // the other one takes these, and Go does not
    .filter((text) => !['', '-', '+'].includes(text));

  it('are those of another implementation', () => {
    fc.assert(fc.property(texts, (text) => {
      expect([text, durationOf(text) === undefined]).toEqual([text, isCelError(peer({ self: text }))]);
    }), { numRuns: 2000 });
  });
});

describe('a rule that cannot be judged', () => {
  it.each([
    [{ rule: 'self == oldSelf', message: 'immutable' }, '`oldSelf`'],
    [{ rule: 'self > 1', message: 'few', messageExpression: '"few"' }, '`messageExpression`'],
    [{ rule: 'self.(', message: 'broken' }, 'expecting'],
    [{ rule: 'self == b"a"', message: 'bytes' }, '`bytesValue`'],
  ])('is thrown where it is read: %j', (rule, reason) => {
    expect(() => parseRule(rule)).toThrow(reason);
  });

  it.each([
    ['isCIDR(self)', 'the function `isCIDR` is not known'],
    ['other == self', 'the variable `other` is not known'],
  ])('is thrown where it is compiled: %s', (rule, reason) => {
    const { message } = all[0]!.rule;
    expect(() => messagesOf(checkRule(parseRule({ rule, message })), '10.0.0.1')).toThrow(reason);
  });

  it('is thrown where nobody has said it in words', () => {
    expect(() => checkRule(parseRule({ rule: 'self > 1', message: 'constructor' }))).toThrow('there are no words for the rule `constructor`');
  });
});
