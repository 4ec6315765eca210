import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { currentWorld } from '../engines/with-engines';
import { apply } from '../traffic/mesh-under-test';
import { ApiServer, type Verdict } from './api-server';
import { caseOf, loneFindings } from './rule-cases';
import { rules, type Resource } from 'fairlead';

const world = currentWorld();
const server = new ApiServer(world);

/** What of the rules Istio's webhook says otherwise, and why. */
interface Exception {
  readonly rule: string;
  /** Part of the message of a finding, or a resource of `good.yaml`. */
  readonly about: string;
  readonly says: 'nothing' | 'warns' | 'refuses';
  readonly why: string;
}

const exceptions = parse(readFileSync(join(__dirname, 'webhook-exceptions.yaml'), 'utf8')) as readonly Exception[];

const all = rules.map(({ name }) => name);
/** Those that the webhook has too. */
const names = rules.filter(({ sameAs }) => sameAs.some((code) => /^(IST0106|IST0133)\b/.test(code))).map(({ name }) => name);

beforeAll(async () => {
  const resources = all.flatMap((name) => [...caseOf(name, 'bad.yaml'), ...caseOf(name, 'good.yaml')]);
  const namespaces = new Set(resources.flatMap(({ metadata: { namespace } }) => namespace ?? []));
  await apply(world, [...namespaces].map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }) as Resource));
}, 60_000);

/** Said of every resource of a kind, right or wrong. */
const general = /^EnvoyFilter exposes internal implementation details/;

function isIstios({ apiVersion }: Resource): boolean {
  return apiVersion.split('/')[0]!.endsWith('.istio.io');
}

function said({ refusal, warnings }: Verdict): Exception['says'] {
  if (refusal !== undefined) return 'refuses';
  return warnings.some((text) => !general.test(text)) ? 'warns' : 'nothing';
}

const judged = { error: 'refuses', warning: 'warns', info: 'nothing' } as const;

const exceptionTo = (rule: string, about: string) => exceptions.find((one) => one.rule === rule && about.includes(one.about));

describe.each(names)('%s', (rule) => {
  test('what is bad is refused, or warned of', async () => {
    const seen = await Promise.all(loneFindings(rule).map(async ({ found: { message }, severity, resource }) => {
      const verdict = await server.create(resource);
      return { message, expected: exceptionTo(rule, message)?.says ?? judged[severity], says: verdict && said(verdict), ...verdict };
    }));
    expect(seen.filter(({ expected, says }) => expected !== says)).toEqual([]);
  });
});

test.each(all)('%s: what is good is taken', async (rule) => {
  const seen = await Promise.all(caseOf(rule, 'good.yaml').filter(isIstios).map(async (resource) => {
    const name = `${resource.kind} ${resource.metadata.name}`;
    const verdict = await server.create(resource);
    return { name, expected: exceptionTo(rule, name)?.says ?? 'nothing', says: verdict && said(verdict), ...verdict };
  }));
  expect(seen.filter(({ expected, says }) => expected !== says)).toEqual([]);
});

test.each(exceptions)('the exception that $rule has for $about is one', ({ rule, about, says }) => {
  const bad = (names.includes(rule) ? loneFindings(rule) : []).filter(({ found }) => found.message.includes(about)).map(({ severity }) => judged[severity]);
  const good = caseOf(rule, 'good.yaml').filter(({ kind, metadata }) => `${kind} ${metadata.name}` === about).map(() => 'nothing');
  const meant = [...bad, ...good];
  expect(meant).not.toEqual([]);
  expect(meant.filter((without) => without === says)).toEqual([]);
});
