import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { checkRule } from '../../lib/structure/compile-rules';
import { parseRule } from '../../scripts/crds/parse-rule';
import type { Rule, Schema } from '../../scripts/crds/schema';
import { readCrds } from '../crds/read-crds';
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

const sites = new Map(readCrds().flatMap(({ schema }) => withRules(schema)).map((site) => [site.rule.rule, site]));

it('has a case for every rule in `crds` and for no other', () => {
  expect(cases.map(({ rule }) => rule).sort()).toEqual([...sites.keys()].sort());
});

describe.each(cases)('$rule', ({ rule, holds, fails }) => {
  const site = sites.get(rule);
  if (!site) throw new Error('this rule stands nowhere in `crds`');
  const check = compileRule(site.rule);

  it.each(holds.map((value) => [value]))('holds for %j', (value) => {
    expect(check(celInput(site.schema, value))).toBeUndefined();
  });

  it.each(fails.map((value) => [value]))('refuses %j', (value) => {
    expect(check(celInput(site.schema, value))).toContain(site.rule.message);
  });
});

describe('a rule that cannot be judged', () => {
  it.each([
    [{ rule: 'self == oldSelf', message: 'immutable' }, '`oldSelf`'],
    [{ rule: 'self > 1', message: 'few', messageExpression: '"few"' }, '`messageExpression`'],
    [{ rule: 'self.(', message: 'broken' }, 'expecting'],
  ])('is thrown: %j', (rule, reason) => {
    expect(() => compileRule(rule)).toThrow(reason);
  });

  it('refuses every value where it calls a function that is not there', () => {
    expect(compileRule({ rule: 'isIP(self)', message: 'no address' })('10.0.0.1')).toContain('no address');
  });
});
